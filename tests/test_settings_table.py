"""What operators read about the settings is what the code has."""

import re
from enum import StrEnum
from pathlib import Path

import pytest

from photodrop.config import Settings

ROOT = Path(__file__).resolve().parents[1]
ROW = re.compile(r"^\| `(PHOTODROP_\w+)` \| (?:`([^`]*)`)? ?\| \S", re.MULTILINE)
LINE = re.compile(r"^# (PHOTODROP_\w+)=(.*)$", re.MULTILINE)


@pytest.fixture
def defaults() -> dict[str, str]:
    def shown(value: object) -> str:
        match value:
            case None:
                return ""
            case StrEnum():
                return value.value
            case Path():
                return f"./{value}"
        return str(value)

    return {f"PHOTODROP_{name}".upper(): shown(field.default) for name, field in Settings.model_fields.items()}


@pytest.mark.parametrize(("file", "pattern"), [("docs/settings.md", ROW), (".env.example", LINE)])
def test_every_setting_is_told_with_its_default(defaults, file, pattern):
    assert dict(pattern.findall((ROOT / file).read_text())) == defaults
