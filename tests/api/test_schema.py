"""Every route keeps what OpenAPI promises of it, whatever it is sent and whoever sends it.

All of schemathesis's checks, on data that fits the description and data that does not; half of it asks for things that
are there. `make fuzz` sends much more of it.
"""

import os
import re
from collections import Counter
from collections.abc import Callable
from typing import Any

import pytest
import schemathesis
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from hypothesis.errors import Unsatisfiable
from schemathesis import Case, GenerationMode
from schemathesis.core.failures import FailureGroup
from schemathesis.python import asgi
from schemathesis.specs.openapi.checks import negative_data_rejection

from tests.support.doors import TUS

pytestmark = pytest.mark.timeout(3600)

EXAMPLES = int(os.environ.get("FUZZ_EXAMPLES", "10"))
LATER = ("GET", "HEAD", "OPTIONS", "POST", "PUT", "PATCH", "DELETE")
# Beyond the shape of fields there are rules: a price is not below nothing, a photo is a picture. Who breaks one hears
# of it with one of these, and that each is documented is another of the checks.
RULES = ["2xx", "3xx", "401", "402", "404", "409", "410", "412", "413", "415", "422", "423", "429", "503"]
REFUSALS = ["400", "401", "404", "405", "409", "412", "413", "415", "422", "429", "503"]
# A file that is refused says so in its own entry of the answer, and the others go on.
IN_PARTS = {"POST /api/v1/albums/{album_id}/photos"}
# Whoever went through is gone.
LAST = {"/api/v1/me"}
NAMES = re.compile(r"{(\w+)}")


@schemathesis.serializer(TUS["Content-Type"])
def raw(_context: Any, value: Any) -> bytes:
    return value if isinstance(value, bytes) else str(value).encode()


@pytest.fixture
def contract(front):
    schema = schemathesis.openapi.from_asgi("/api/v1/openapi.json", front)
    checks = schema.config.checks
    checks.not_a_server_error.expected_statuses = ["2xx", "3xx", "4xx", "503"]
    checks.positive_data_acceptance.expected_statuses = RULES
    checks.negative_data_rejection.expected_statuses = REFUSALS
    return schema


def test_nothing_breaks_and_every_answer_is_documented(contract, world, api, front):
    operations = sorted(
        (found.ok() for found in contract.get_all_operations()),
        key=lambda operation: (LATER.index(operation.method.upper()), operation.path in LAST, operation.path),
    )
    asked: Counter[str] = Counter()
    broken: dict[tuple[str, str], str] = {}
    with asgi.get_client(front) as line:
        for operation in operations:
            # Some routes end a session; the next has its own.
            tokens = [dict(api(actor).headers) for actor in world.actors.values()]

            def send(case: Case, headers: dict[str, str]) -> None:
                try:
                    without = [negative_data_rejection] if case.operation.label in IN_PARTS else []
                    answer = case.call_and_validate(session=line, headers=headers, excluded_checks=without)
                except FailureGroup as failures:
                    for failure in failures.exceptions:
                        told = f"{failure}\n{case.as_curl_command()}"
                        broken.setdefault((case.operation.label, type(failure).__name__), told)
                else:
                    asked[f"{answer.status_code}"] += 1

            for mode in (GenerationMode.POSITIVE, GenerationMode.NEGATIVE):
                try_out(operation, mode, world.ids, tokens, send)
    assert not broken, "\n\n".join(broken.values())
    assert asked.total() > 2000 or "FUZZ_EXAMPLES" in os.environ, asked


def try_out(operation: Any, mode: GenerationMode, ids: dict[str, str], tokens: list[dict], send: Callable) -> None:
    there = {name: ids[name] for name in NAMES.findall(operation.path) if name in ids}
    cases = operation.as_strategy(mode)
    if there:
        cases |= operation.as_strategy(mode, path_parameters=there)

    @settings(
        max_examples=EXAMPLES // 2,
        derandomize="FUZZ_EXAMPLES" not in os.environ,
        database=None,
        deadline=None,
        phases=[Phase.generate],
        suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much, HealthCheck.data_too_large],
    )
    @given(cases, st.sampled_from(tokens))
    def ask(case: Case, headers: dict[str, str]) -> None:
        send(case, headers)

    try:
        ask()
    except Unsatisfiable:
        assert mode is GenerationMode.NEGATIVE, f"Nothing can be sent to {operation.label}"
