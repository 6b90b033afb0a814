from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import payment_events


@task("payments.apply_event")
def apply_event(session: Session, event_id: str) -> None:
    payment_events.apply(session, UUID(event_id))
