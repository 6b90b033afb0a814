"""The contract to read in a browser: plain HTML, because the usual viewers load themselves from other hosts."""

import json
from html import escape
from itertools import groupby
from typing import Any

from fastapi import FastAPI
from fastapi.responses import HTMLResponse

POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'none'"
STYLE = """
:root { color-scheme: light dark; font: 16px/1.5 system-ui, sans-serif }
body { max-width: 60rem; margin: 3rem auto; padding: 0 1.5rem }
h2 { margin: 3rem 0 .5rem; text-transform: capitalize }
summary { padding: .5rem 0; cursor: pointer }
details { border-top: 1px solid #8884 } details > div { padding: 0 0 1rem 1.5rem }
code, pre { font: .875rem/1.5 ui-monospace, monospace }
pre { overflow-x: auto; padding: .75rem; background: #8881; border-radius: 10px }
b { display: inline-block; min-width: 4.5rem; font: 600 .875rem ui-monospace, monospace }
summary span { opacity: .7; margin-left: .5rem }
"""


def docs_page(api: FastAPI) -> HTMLResponse:
    document = api.openapi()
    operations = sorted(
        (
            (operation["tags"][0], path, method, operation)
            for path, methods in document["paths"].items()
            for method, operation in methods.items()
        ),
        key=lambda told: told[:2],
    )
    parts = [
        f"<h2>{escape(tag)}</h2>" + "".join(_operation(document, *told[1:]) for told in group)
        for tag, group in groupby(operations, key=lambda told: told[0])
    ]
    html = (
        f'<!doctype html><html lang="en"><meta charset="utf-8"><title>PhotoDrop API</title><style>{STYLE}</style>'
        "<h1>PhotoDrop API</h1><p>JSON in and out. Send <code>Authorization: Bearer …</code> with your access token. "
        'For machines: <a href="openapi.json">openapi.json</a>.</p>'
        f"<h2>Events</h2><p>{escape(api.description)}</p>" + "".join(parts)
    )
    return HTMLResponse(html, headers={"Content-Security-Policy": POLICY})


def _operation(document: dict[str, Any], path: str, method: str, operation: dict[str, Any]) -> str:
    heading = f"<b>{method.upper()}</b><code>{escape(path)}</code><span>{escape(operation['summary'])}</span>"
    parameters = "".join(f"<li>{_parameter(parameter)}</li>" for parameter in operation.get("parameters", ()))
    body = "".join(
        f"<p>Body, <code>{escape(kind)}</code>:</p>{_pre(_fields(document, content['schema']))}"
        for kind, content in operation.get("requestBody", {}).get("content", {}).items()
    )
    answers = "".join(_answer(status, answer) for status, answer in operation["responses"].items())
    return f"<details><summary>{heading}</summary><div><ul>{parameters}</ul>{body}{answers}</div></details>"


def _parameter(parameter: dict[str, Any]) -> str:
    place = f"{parameter['in']}, needed" if parameter.get("required") else parameter["in"]
    return f"<code>{escape(parameter['name'])}</code> ({place}) {escape(parameter.get('description', ''))}"


def _fields(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, str]:
    """The fields of a body in words, for the schemas that bodies here have."""
    schema = _resolved(document, schema)
    required = schema.get("required", ())
    return {
        name: _kind(document, field) + ("" if name in required else ", optional")
        for name, field in schema.get("properties", {}).items()
    }


def _kind(document: dict[str, Any], field: dict[str, Any]) -> str:
    field = _resolved(document, field)
    choices = field.get("anyOf")
    if choices:
        return " or ".join(dict.fromkeys(_kind(document, choice) for choice in choices))
    if "enum" in field:
        return " | ".join(map(str, field["enum"]))
    if field.get("type") == "array":
        return f"list of {_kind(document, field['items'])}"
    return field.get("format") or field.get("type", "anything")


def _resolved(document: dict[str, Any], schema: dict[str, Any]) -> dict[str, Any]:
    name = schema.get("$ref", "").rpartition("/")[2]
    return document["components"]["schemas"][name] if name else schema


def _answer(status: str, answer: dict[str, Any]) -> str:
    example = answer.get("content", {}).get("application/json", {}).get("example")
    shown = _pre(example) if example is not None else ""
    return f"<p><code>{status}</code> {escape(answer.get('description', ''))}</p>{shown}"


def _pre(value: Any) -> str:
    return f"<pre>{escape(json.dumps(value, indent=2, ensure_ascii=False))}</pre>"
