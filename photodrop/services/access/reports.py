"""What somebody reported to the moderators."""

from uuid import UUID

from sqlalchemy import ColumnElement
from sqlmodel import Session, col, select

from photodrop.errors import NotFound
from photodrop.models import Account, Report, ReportState
from photodrop.services.access.roles import moderators_only


def report_to_decide(session: Session, actor: Account, report_id: UUID) -> Report:
    """Held, so that of two who decide at once the second knows."""
    moderators_only(actor)
    report = session.exec(select(Report).where(Report.id == report_id).with_for_update()).first()
    if report is None:
        raise NotFound
    return report


def is_reported(session: Session, *subject: ColumnElement[bool]) -> bool:
    is_open = col(Report.state) == ReportState.open
    return session.exec(select(Report.id).where(is_open, *subject).limit(1)).first() is not None
