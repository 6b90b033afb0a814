"""What the doctor says of card payments."""

import pytest

from photodrop.adapters.payments.stripe import KINDS
from photodrop.cli.checks import payments
from tests.adapters.stripe_server import KEY

URL = "https://photos.example.com/api/v1/webhooks/stripe"


@pytest.fixture
def endpoint(stripe, settings):
    """The webhook, registered as it should be, unless told otherwise."""
    settings(public_url="https://photos.example.com")

    def register(**other):
        made = {"id": "we_1", "object": "webhook_endpoint", "url": URL, "status": "enabled"}
        stripe.endpoints = [made | {"enabled_events": list(KINDS)} | other]

    return register


def test_without_keys_people_pay_by_hand():
    told = payments.payments()
    assert told.ok
    assert "pay by hand" in told.detail


def test_all_is_well(endpoint, database):
    endpoint()
    told = payments.payments()
    assert (told.ok, told.detail) == (True, f"Test cards pay by Stripe, which tells us at {URL}.")


def test_a_wrong_key(endpoint, settings):
    endpoint()
    settings(stripe_key="sk_test_other")
    told = payments.payments()
    assert not told.ok
    assert "does not know the key" in told.detail
    assert "sk_test" not in told.detail


def test_webhooks_that_cannot_be_believed(endpoint, settings):
    endpoint()
    settings(stripe_webhook_secret=" , ")
    told = payments.payments()
    assert not told.ok
    assert "PHOTODROP_STRIPE_WEBHOOK_SECRET" in told.detail


def test_test_cards_in_production(endpoint, settings):
    endpoint()
    settings(environment="production")
    told = payments.payments()
    assert not told.ok
    assert "test card" in told.detail


@pytest.mark.parametrize(
    ("other", "said"),
    [
        ({"url": "https://elsewhere.example.com"}, "No webhook leads here"),
        ({"status": "disabled"}, "switched off"),
        ({"enabled_events": ["charge.refunded"]}, "checkout.session.completed"),
    ],
)
def test_a_webhook_that_would_not_come(endpoint, other, said):
    endpoint(**other)
    told = payments.payments()
    assert not told.ok
    assert said in told.detail


def test_nobody_answers(endpoint, settings, monkeypatch):
    monkeypatch.setattr("stripe.HTTPClient._sleep_time_seconds", lambda *_: 0)
    endpoint()
    settings(stripe_api_url="http://127.0.0.1:9")
    told = payments.payments()
    assert not told.ok
    assert "does not answer" in told.detail


def test_events_that_could_not_be_acted_on(endpoint, sql):
    endpoint()
    add = (
        "INSERT INTO payment_event (id, provider, event_id, kind, payload, received_at, applied_at, error) VALUES "
        "(gen_random_uuid(), 'stripe', :id, 'charge.refunded', '{}', now() - CAST(:age AS interval), "
        "CASE WHEN :applied THEN now() END, :error)"
    )
    sql(add, id="evt_young", age="1 minute", applied=False, error="Waits for its payment to be told.")
    sql(add, id="evt_well", age="1 day", applied=True, error="")
    assert payments.payments().ok
    sql(add, id="evt_lost", age="2 hours", applied=False, error="")
    assert "evt_lost: No job acted on it." in payments.payments().detail
    sql("DELETE FROM payment_event WHERE event_id = 'evt_lost'")
    sql(add, id="evt_bad", age="1 day", applied=True, error="1 USD is not what was asked.")
    told = payments.payments()
    assert not told.ok
    assert told.detail.startswith("1 event of Stripe's was not acted on. The newest, evt_bad: 1 USD")


def test_the_doctor_asks_for_payments(command, settings):
    settings(stripe_key=KEY)
    assert "FAIL  payments    Webhooks cannot be believed" in command("doctor").stdout
