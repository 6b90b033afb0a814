from photodrop.adapters.payments.base import NextStep, Payable


class PayByHand:
    """The client pays the photographer in person or by transfer; the photographer then unlocks."""

    name = "by_hand"
    is_test = False

    def begin(self, payable: Payable) -> NextStep:
        return NextStep(url="", instructions=f"Your photographer was asked to unlock {payable.title}.")

    def withdraw(self, session: str) -> None:
        """Nothing was begun elsewhere."""
