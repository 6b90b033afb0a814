from uuid import uuid4

from photodrop.adapters.payments import Payable, get_payments


def test_paid_by_hand_leads_nowhere_and_says_who_was_asked():
    payable = Payable(uuid4(), uuid4(), uuid4(), 2500, "USD", "Summer wedding", "2 photos", "http://s", "http://c")
    step = get_payments().begin(payable)
    assert (step.url, step.session) == ("", None)
    assert "Summer wedding" in step.instructions
