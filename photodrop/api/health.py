"""For whoever operates PhotoDrop. Outside /api/v1, because load balancers want short addresses."""

from functools import lru_cache
from http import HTTPStatus
from pathlib import Path

from alembic.config import Config
from alembic.script import ScriptDirectory
from fastapi import APIRouter, Response
from fastapi.responses import PlainTextResponse
from pydantic import BaseModel
from sqlalchemy.exc import SQLAlchemyError

from photodrop.api import examples, metrics
from photodrop.api.describe import answers
from photodrop.db import transaction
from photodrop.services import health
from photodrop.services.health import Check

router = APIRouter(tags=["operations"])

MIGRATIONS = Path(__file__).resolve().parents[2] / "alembic"


class Live(BaseModel):
    live: bool


class Readiness(BaseModel):
    ready: bool
    checks: list[Check]


NOT_READY = {
    "model": Readiness,
    "description": "Something is missing, and the checks say what.",
    "content": {"application/json": {"example": examples.FAILED_CHECKS}},
}


@router.get("/health/live", summary="Is the process alive", responses=answers({"live": True}))
def live() -> Live:
    return Live(live=True)


@router.get(
    "/health/ready",
    summary="Database migrated, storage writable, a worker seen in the last minute; else 503",
    responses=answers(examples.CHECKS) | {503: NOT_READY},
)
def ready(response: Response) -> Readiness:
    try:
        with transaction() as session:
            checks = health.ready(session, newest_version())
    except SQLAlchemyError:
        checks = [Check("database", ok=False, detail="The database does not answer."), health.storage_writable()]
    fit = all(check.ok for check in checks)
    if not fit:
        response.status_code = HTTPStatus.SERVICE_UNAVAILABLE
    return Readiness(ready=fit, checks=checks)


@router.get("/metrics", summary="Counters for Prometheus", response_class=PlainTextResponse)
def get_metrics() -> PlainTextResponse:
    return PlainTextResponse(metrics.exposition(), media_type="text/plain; version=0.0.4; charset=utf-8")


@lru_cache
def newest_version() -> str:
    config = Config()
    config.set_main_option("script_location", str(MIGRATIONS))
    return ScriptDirectory.from_config(config).get_current_head() or ""
