"""Makes docs/photodrop.postman_collection.json from the API's own description: `make collection`.

Postman 2.1, which Bruno, Insomnia and Hoppscotch import, too.
"""

import json
import re
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import NAMESPACE_URL, uuid5

from photodrop.api.app import make_api

COLLECTION = Path(__file__).resolve().parents[1] / "docs" / "photodrop.postman_collection.json"
SCHEMA = "https://schema.getpostman.com/json/collection/v2.1.0/collection.json"
PLACES = ("path", "query", "header")
PLAIN = {"integer": 1, "number": 1.0, "boolean": True}
KINDS = {"string": str, "integer": int, "number": (int, float), "boolean": bool, "array": list, "object": dict}
SOME_ID = "019aa4a2-6f0e-7b3a-9d55-1f6a7c0e2b11"
FORMATS = {"uuid": SOME_ID, "date": "2026-06-20", "date-time": "2026-06-20T16:04:11Z"}
TYPICAL = {
    "amount": 2900,
    "content_type": "image/jpeg",
    "current": "light on the water",
    "data": "data:image/jpeg;base64,/9j/4AAQ",
    "filename": "DSC_0412.jpg",
    "fingerprint": "DSC_0412.jpg-9204112",
    "login": "nora_feld",
    "method": "tus",
    "new": "wind in the reeds",
    "password": "light on the water",
    "phone": "+12025550143",
    "region": "US",
    "sha256": "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
}
# Whoever signs in here has the token in every other request.
KEEP_TOKEN = [
    "const told = pm.response.json();",
    'if (told.access_token) pm.collectionVariables.set("token", told.access_token);',
]


def make() -> dict[str, Any]:
    document = make_api().openapi()
    known = _known([operation for methods in document["paths"].values() for operation in methods.values()])
    folders: dict[str, list[dict[str, Any]]] = {}
    for path, methods in document["paths"].items():
        for method, operation in methods.items():
            folders.setdefault(operation["tags"][0], []).append(
                _Item(document, known | _known([operation]) | TYPICAL, path, method, operation).made()
            )
    return {
        "info": {
            "_postman_id": str(uuid5(NAMESPACE_URL, "photodrop")),
            "name": "PhotoDrop",
            "description": "Sign in with one of the requests in auth; the others then send its token.",
            "schema": SCHEMA,
        },
        "variable": [{"key": "base", "value": "http://127.0.0.1:8000"}, {"key": "token", "value": ""}],
        "auth": {"type": "bearer", "bearer": [{"key": "token", "value": "{{token}}", "type": "string"}]},
        "item": [{"name": tag, "item": items} for tag, items in sorted(folders.items())],
    }


def written() -> str:
    return json.dumps(make(), indent=1, ensure_ascii=False) + "\n"


def _known(operations: list[dict[str, Any]]) -> dict[str, Any]:
    """What fields of a name hold, as the examples of answers tell it."""
    known: dict[str, Any] = {}

    def learn(value: Any) -> None:
        match value:
            case dict():
                for name, inner in value.items():
                    if inner not in (None, "", []):
                        known.setdefault(name, inner)
                    learn(inner)
            case list():
                for inner in value:
                    learn(inner)

    for operation in operations:
        learn(_success(operation))
    return known


def _success(operation: dict[str, Any]) -> list[Any]:
    return [
        content.get("example")
        for status, answer in operation["responses"].items()
        if status.startswith("2")
        for content in answer.get("content", {}).values()
    ]


@dataclass(frozen=True)
class _Item:
    document: dict[str, Any]
    known: dict[str, Any]
    path: str
    method: str
    operation: dict[str, Any]

    def made(self) -> dict[str, Any]:
        given = {kind: [each for each in self.operation.get("parameters", ()) if each["in"] == kind] for kind in PLACES}
        path = re.sub(r"{(\w+)}", r":\1", self.path)
        request: dict[str, Any] = {
            "method": self.method.upper(),
            "header": [self._field(each) for each in given["header"]],
            "url": {
                "raw": "{{base}}" + path,
                "host": ["{{base}}"],
                "path": path.strip("/").split("/"),
                "query": [self._field(each) for each in given["query"]],
                "variable": [{"key": each["name"], "value": self._text(each)} for each in given["path"]],
            },
        }
        for kind, content in self.operation.get("requestBody", {}).get("content", {}).items():
            request["header"].append({"key": "Content-Type", "value": kind})
            request["body"] = self._body(kind, content)
        if "security" not in self.operation and "401" not in self.operation["responses"]:
            request["auth"] = {"type": "noauth"}
        item = {"name": self.operation["summary"], "request": request, "response": []}
        if "access_token" in str(_success(self.operation)):
            item["event"] = [{"listen": "test", "script": {"type": "text/javascript", "exec": KEEP_TOKEN}}]
        return item

    def _field(self, parameter: dict[str, Any]) -> dict[str, Any]:
        """What need not be sent is there to be switched on."""
        field = {"key": parameter["name"], "value": self._text(parameter)}
        if "description" in parameter:
            field["description"] = parameter["description"]
        return field if parameter.get("required") else field | {"disabled": True}

    def _body(self, kind: str, content: dict[str, Any]) -> dict[str, Any]:
        schema = self._resolved(content.get("schema", {}))
        match kind:
            case "application/json":
                example = content.get("example", self._example("", schema))
                text = json.dumps(example, indent=2, ensure_ascii=False)
                return {"mode": "raw", "raw": text, "options": {"raw": {"language": "json"}}}
            case "multipart/form-data":
                fields = schema.get("properties", {})
                return {"mode": "formdata", "formdata": [self._part(name, field) for name, field in fields.items()]}
            case _:
                return {"mode": "file", "file": {"src": ""}}

    def _part(self, name: str, schema: dict[str, Any]) -> dict[str, Any]:
        whole = schema.get("items", schema)
        if whole.get("format") == "binary" or "contentMediaType" in whole:
            return {"key": name, "type": "file", "src": []}
        return {"key": name, "type": "text", "value": self._text({"name": name, "schema": whole})}

    def _text(self, field: dict[str, Any]) -> str:
        schema = self._resolved(field["schema"])
        value = schema["default"] if "default" in schema else self._example(field["name"], schema)
        return "" if value is None else value if isinstance(value, str) else json.dumps(value)

    def _example(self, name: str, schema: dict[str, Any]) -> Any:
        """The example that stands there, what fields of this name hold elsewhere, or something of the right shape."""
        schema = self._resolved(schema)
        for told in (schema.get("example"), *schema.get("examples", ()), schema.get("const")):
            if told is not None:
                return told
        usual = self.known.get(name)
        choices = [self._resolved(choice) for choice in schema.get("anyOf", schema.get("oneOf", [schema]))]
        for choice in choices:
            if usual in choice.get("enum", [usual]) and _is_of(usual, choice):
                return usual
        first = choices[0]
        match first.get("type"):
            case _ if "enum" in first:
                return first["enum"][0]
            case "object":
                return {key: self._example(key, field) for key, field in first.get("properties", {}).items()}
            case "array":
                return [self._example(name.removesuffix("s"), first.get("items", {}))]
            case kind:
                return FORMATS.get(str(first.get("format")), PLAIN.get(str(kind), name))

    def _resolved(self, schema: dict[str, Any]) -> dict[str, Any]:
        name = schema.get("$ref", "").rpartition("/")[2]
        return self.document["components"]["schemas"][name] if name else schema


def _is_of(value: Any, schema: dict[str, Any]) -> bool:
    is_plain = not isinstance(value, dict) and not (isinstance(value, list) and any(isinstance(v, dict) for v in value))
    return is_plain and isinstance(value, KINDS.get(str(schema.get("type")), ()))


if __name__ == "__main__":
    COLLECTION.write_text(written())
