"""Card payments: whether Stripe knows the key, and whether what it tells would arrive and be believed."""

from sqlalchemy.exc import SQLAlchemyError

from photodrop import routes
from photodrop.adapters.payments import PayByHand, get_payments, get_stripe
from photodrop.config import Environment, get_settings
from photodrop.db import transaction
from photodrop.services import payment_events
from photodrop.services.health import Check

NAME = "payments"


def payments() -> Check:
    if isinstance(get_payments(), PayByHand):
        return Check(NAME, ok=True, detail="No Stripe key is set up, so clients pay by hand and photographers confirm.")
    fault = _fault()
    if fault:
        return Check(NAME, ok=False, detail=fault)
    kind = "Test cards pay" if get_stripe().is_test else "Cards pay"
    return Check(NAME, ok=True, detail=f"{kind} by Stripe, which tells us at {webhook_url()}.")


def webhook_url() -> str:
    return f"{get_settings().base_url}{routes.API}{routes.STRIPE_WEBHOOK}"


def _fault() -> str:
    stripe = get_stripe()
    if not stripe.webhook_secrets:
        return (
            "Webhooks cannot be believed, so no card payment would unlock anything: "
            "set PHOTODROP_STRIPE_WEBHOOK_SECRET."
        )
    if stripe.is_test and get_settings().environment is Environment.production:
        return "PHOTODROP_STRIPE_KEY is a test key, so anybody can pay with a test card. Set the live one."
    return stripe.fault(webhook_url()) or _untold()


def _untold() -> str:
    """Events that were signed rightly and changed nothing."""
    try:
        with transaction() as session:
            count, newest = payment_events.refused(session)
    except (SQLAlchemyError, ValueError):
        # The check of the database says what is wrong with it.
        return ""
    if not count:
        return ""
    these = "1 event of Stripe's was" if count == 1 else f"{count} events of Stripe's were"
    return f"{these} not acted on. The newest, {newest.event_id}: {newest.error} Look at it in the Stripe dashboard."
