import reflex as rx
from reflex.event import EventType

from photodrop.errors import Conflict, NotFound
from photodrop.services import tasks
from photodrop.services.tasks import Failure, TaskView
from photodrop.services.tongues import _
from photodrop.state.base import BaseState, as_id
from photodrop.state.me import MeState
from photodrop.state.toast import toast

PAGE = 20
MOST = 200
SOON, LATER = 1500, 10_000


class TasksState(BaseState):
    """What is under way and what is over, kept fresh while somebody looks."""

    under_way: list[TaskView] = []
    over: list[TaskView] = []
    is_loaded: bool = False
    has_more: bool = False
    # Whose failures are shown.
    shown_id: str = ""
    failures: list[Failure] = []
    # For those who hear the page instead of seeing it.
    news: str = ""
    _cursor: str | None = None

    @rx.var
    def refresh_every(self) -> int:
        return SOON if self.under_way else LATER

    @rx.event
    async def load(self) -> None:
        self.shown_id, self.news = "", ""
        await self._read(PAGE)
        self.is_loaded = True

    @rx.event
    async def refresh(self) -> None:
        before = {task.id: task.title for task in self.under_way}
        await self._read(self._shown())
        ended = [task for task in self.over if task.id in before]
        if ended:
            self.news = " ".join(self._say(_ended(task)) for task in ended)

    @rx.event
    async def load_more(self) -> None:
        if self._cursor is None:
            return
        page = await self._call(tasks.find, state="over", cursor=self._cursor, limit=PAGE)
        self.over = [*self.over, *page.items]
        self._keep(page.next)

    @rx.event
    async def cancel(self, task_id: str) -> None:
        try:
            task = await self._call(tasks.cancel, as_id(task_id))
            await toast(self, _("Taken back") if task.is_undone else _("Stopped"), "check")
        except (Conflict, NotFound) as refusal:
            await toast(self, refusal.message, "circle-alert")
        await self._read(self._shown())

    @rx.event
    async def retry(self, task_id: str) -> None:
        try:
            await self._call(tasks.retry, as_id(task_id))
        except (Conflict, NotFound) as refusal:
            await toast(self, refusal.message, "circle-alert")
        self.shown_id = ""
        await self._read(self._shown())

    @rx.event
    async def show(self, task_id: str) -> EventType[()] | None:
        """What failed of this task; once more, and it is hidden."""
        if self.shown_id == task_id:
            self.shown_id = ""
            return
        task = await self._call(tasks.see, as_id(task_id))
        self.shown_id, self.failures = task.id, task.failures

    async def _read(self, limit: int) -> None:
        self.under_way = (await self._call(tasks.find, state="open", limit=MOST)).items
        page = await self._call(tasks.find, state="over", limit=limit)
        self.over = page.items
        self._keep(page.next)
        (await self.get_state(MeState)).task_count = len(self.under_way)

    def _shown(self) -> int:
        return min(max(PAGE, len(self.over)), MOST)

    def _keep(self, cursor: str | None) -> None:
        self._cursor = cursor
        self.has_more = cursor is not None


def _ended(task: TaskView) -> str:
    match task.state:
        case "done":
            return _("{task}: done.", task=task.title)
        case "failed":
            return _("{task}: failed.", task=task.title)
        case _other:
            return _("{task}: cancelled.", task=task.title)
