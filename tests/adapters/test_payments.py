from uuid import uuid4

from photodrop.adapters.payments import Payable, get_payments


def test_paid_by_hand_leads_nowhere_and_says_who_was_asked():
    step = get_payments().begin(Payable(uuid4(), 2500, "USD", "Summer wedding"))
    assert step.url == ""
    assert "Summer wedding" in step.instructions
