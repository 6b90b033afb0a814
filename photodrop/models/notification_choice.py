from uuid import UUID

from sqlalchemy import CheckConstraint
from sqlmodel import Field

from photodrop.models.base import Table, refers_to, states
from photodrop.models.delivery import Channel
from photodrop.models.notification import Kind


class NotificationChoice(Table, table=True):
    """What somebody chose otherwise than it comes. Whether photos dropped is told by Telegram, the account knows."""

    __table_args__ = (CheckConstraint("NOT (kind = 'photos_dropped' AND channel = 'telegram')", name="not_told_twice"),)

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    kind: Kind = Field(sa_type=states(Kind, length=24), primary_key=True)
    channel: Channel = Field(sa_type=states(Channel), primary_key=True)
    is_wanted: bool
