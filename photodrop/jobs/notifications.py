from uuid import UUID

from sqlmodel import Session

from photodrop.jobs.app import task
from photodrop.services import deliveries


@task("notifications.deliver")
def deliver(session: Session, delivery_id: str, *, has_turn: bool = False) -> None:
    deliveries.deliver(session, UUID(delivery_id), has_turn=has_turn)
