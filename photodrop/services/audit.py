import logging
from typing import Any
from uuid import UUID

from sqlmodel import Session

from photodrop.models import AuditEvent

logger = logging.getLogger(__name__)


def record(session: Session, action: str, *, actor_id: UUID | None, subject_id: UUID | None, **detail: Any) -> None:
    """Keep who did what. `detail` holds ids, states and amounts, never a secret, a code or a picture."""
    session.add(AuditEvent(actor_id=actor_id, action=action, subject_id=subject_id, detail=detail))
    logger.info("%s actor=%s subject=%s", action, actor_id, subject_id)
