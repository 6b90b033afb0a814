from __future__ import annotations

from collections.abc import Mapping
from typing import Any, TypeVar, cast

from attrs import define as _attrs_define
from attrs import field as _attrs_field

T = TypeVar("T", bound="TaskView")


@_attrs_define
class TaskView:
    """`total` things to do, of which `done` and `failed` are over; the rest waits, runs or was cancelled.

    `subject_id` is the album or the order that it is about, or the account itself. `error` is the reason that stopped
    most of those that failed. A task that `is_undone` by cancelling brings back what it would delete."""

    id: str
    kind: str
    title: str
    state: str
    subject_id: str
    subject: str
    total: int
    done: int
    failed: int
    percent: int
    error: str
    may_cancel: bool
    may_retry: bool
    is_undone: bool
    created_at: str
    started_at: None | str
    finished_at: None | str
    additional_properties: dict[str, Any] = _attrs_field(init=False, factory=dict)

    def to_dict(self) -> dict[str, Any]:
        id = self.id

        kind = self.kind

        title = self.title

        state = self.state

        subject_id = self.subject_id

        subject = self.subject

        total = self.total

        done = self.done

        failed = self.failed

        percent = self.percent

        error = self.error

        may_cancel = self.may_cancel

        may_retry = self.may_retry

        is_undone = self.is_undone

        created_at = self.created_at

        started_at: None | str
        started_at = self.started_at

        finished_at: None | str
        finished_at = self.finished_at

        field_dict: dict[str, Any] = {}
        field_dict.update(self.additional_properties)
        field_dict.update(
            {
                "id": id,
                "kind": kind,
                "title": title,
                "state": state,
                "subject_id": subject_id,
                "subject": subject,
                "total": total,
                "done": done,
                "failed": failed,
                "percent": percent,
                "error": error,
                "may_cancel": may_cancel,
                "may_retry": may_retry,
                "is_undone": is_undone,
                "created_at": created_at,
                "started_at": started_at,
                "finished_at": finished_at,
            }
        )

        return field_dict

    @classmethod
    def from_dict(cls: type[T], src_dict: Mapping[str, Any]) -> T:
        d = dict(src_dict)
        id = d.pop("id")

        kind = d.pop("kind")

        title = d.pop("title")

        state = d.pop("state")

        subject_id = d.pop("subject_id")

        subject = d.pop("subject")

        total = d.pop("total")

        done = d.pop("done")

        failed = d.pop("failed")

        percent = d.pop("percent")

        error = d.pop("error")

        may_cancel = d.pop("may_cancel")

        may_retry = d.pop("may_retry")

        is_undone = d.pop("is_undone")

        created_at = d.pop("created_at")

        def _parse_started_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        started_at = _parse_started_at(d.pop("started_at"))

        def _parse_finished_at(data: object) -> None | str:
            if data is None:
                return data
            return cast(None | str, data)

        finished_at = _parse_finished_at(d.pop("finished_at"))

        task_view = cls(
            id=id,
            kind=kind,
            title=title,
            state=state,
            subject_id=subject_id,
            subject=subject,
            total=total,
            done=done,
            failed=failed,
            percent=percent,
            error=error,
            may_cancel=may_cancel,
            may_retry=may_retry,
            is_undone=is_undone,
            created_at=created_at,
            started_at=started_at,
            finished_at=finished_at,
        )

        task_view.additional_properties = d
        return task_view

    @property
    def additional_keys(self) -> list[str]:
        return list(self.additional_properties.keys())

    def __getitem__(self, key: str) -> Any:
        return self.additional_properties[key]

    def __setitem__(self, key: str, value: Any) -> None:
        self.additional_properties[key] = value

    def __delitem__(self, key: str) -> None:
        del self.additional_properties[key]

    def __contains__(self, key: str) -> bool:
        return key in self.additional_properties
