from uuid import UUID

from sqlmodel import Field

from photodrop.models.base import Table, refers_to, text


class QuietChoice(Table, table=True):
    """Somebody's own quiet hours, like 22:00-08:00, `off` or nothing for those of the installation; and their zone."""

    account_id: UUID = refers_to("account.id", on_delete="CASCADE", index=False, primary_key=True)
    hours: str = Field(default="", max_length=11, sa_column_kwargs={"server_default": ""})
    timezone: str = text()
