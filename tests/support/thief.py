"""Asks for everything, follows every address, twists every signature, and knows what it was looking for."""

import hashlib
import itertools
import re
from collections import Counter, deque
from collections.abc import Iterable, Iterator
from typing import Any
from urllib.parse import parse_qsl, urlencode

import numpy as np
import simplejpeg
from fastapi import FastAPI

from photodrop.models import Size
from tests.support.doors import all_routes

UNSAFE = ("PATCH", "PUT", "POST", "DELETE")
ADDRESS = re.compile(r"/api/v1/[\w./,:%-]+(?:\?[\w=&%.-]+)?")
RANGES = ("bytes=0-", "bytes=2000-2199", "bytes=-300", "bytes=4000-60000", "bytes=0-0,5-9")
PROBES = 60
PROBE_BYTES = 24
SHARED_BY_CHANCE = 5
ABSENT = 404
NEARLY_EQUAL = 1.5
"""Levels of 256. A watermark changes a picture by more than another round of JPEG does."""


class Loot:
    """Tells from an answer whether it holds something hidden, whole, in part, or encoded anew."""

    def __init__(self, hidden: list[bytes], harmless: list[bytes]) -> None:
        self._hidden = hidden
        self._digests = [hashlib.sha256(content).hexdigest()[:32] for content in hidden]
        self._harmless = b"\n".join(harmless)
        self._probes = [probes for content in hidden if (probes := set(self._telling(content)))]
        self._pictures = [picture for content in hidden if (picture := _pixels(content)) is not None]
        self._judged: dict[tuple[int, bytes], str] = {}
        self.seen: Counter[str] = Counter()

    def _telling(self, content: bytes) -> Iterator[bytes]:
        """Pieces that nothing harmless shares: files have headers in common, and unmarked corners."""
        for start in range(0, len(content) - PROBE_BYTES, max(1, len(content) // PROBES)):
            piece = content[start : start + PROBE_BYTES]
            if piece not in self._harmless:
                yield piece

    def in_answer(self, answer: Any) -> str:
        """What was found, or nothing."""
        body = answer.content if hasattr(answer, "content") else answer.body
        self.seen[f"{answer.status_code} {answer.headers.get('content-type', '')}"] += 1
        headers = str(answer.headers)
        if any(digest in headers for digest in self._digests):
            return "a digest in the headers"
        same = answer.status_code, hashlib.sha256(body).digest()
        if same not in self._judged:
            self._judged[same] = self._in_body(answer, body)
        return self._judged[same]

    def _in_body(self, answer: Any, body: bytes) -> str:
        if body in self._hidden:
            return "a hidden file"
        is_picture = answer.headers.get("content-type", "").startswith("image/")
        picture = _pixels(body) if is_picture else None
        # A picture encoded anew, and any span of it, may share a few bytes with any other: where both are flat, or
        # where no mark lies.
        most = SHARED_BY_CHANCE if is_picture else 0
        if any(sum(probe in body for probe in probes) > most for probes in self._probes):
            return "a part of a hidden file"
        is_piece = answer.status_code == 206 and len(body) > PROBE_BYTES and body not in self._harmless
        if is_piece and any(body in content for content in self._hidden):
            return "a slice of a hidden file"
        if picture is not None and any(_alike(picture, hidden) for hidden in self._pictures):
            return "the pixels of a hidden file"
        return ""


class Thief:
    def __init__(self, api: FastAPI, call: Any, ids: dict[str, list[str]], loot: Loot) -> None:
        self._api = api
        self._call = call
        self._ids = ids
        self._loot = loot
        self._tried: set[tuple[str, str]] = set()
        self.found: list[str] = []

    @property
    def pictures_seen(self) -> int:
        return sum(number for kind, number in self._loot.seen.items() if kind.startswith("200 image/"))

    def walk(self) -> None:
        """Read everything, follow what is named, twist it; try to change everything; read everything again."""
        self._follow(self._everything(), twisting=True)
        for method, path in sorted(all_routes(self._api)):
            if method in UNSAFE:
                for filled in self._filled(path):
                    for body in self._bodies(method, path):
                        answer = self._look(method, filled, json=body)
                        if path.endswith("/archives") and answer.is_success:
                            self.twist({answer.json()["url"]})
        self._tried.clear()
        self.glance()

    def glance(self) -> None:
        """Read everything and follow what is named."""
        self._follow(self._everything(), twisting=False)

    def twist(self, addresses: set[str]) -> None:
        """Try addresses from before, and all that may be made of them."""
        self._follow([*addresses, *(twisted for address in addresses for twisted in self._twisted(address))])

    def _everything(self) -> Iterator[str]:
        for method, path in sorted(all_routes(self._api)):
            if method == "GET":
                for filled in self._filled(path):
                    yield from (f"{filled}{query}" for query in self._queries(path))

    def _follow(self, addresses: Iterable[str], *, twisting: bool = False) -> None:
        waiting = deque(addresses)
        while waiting:
            address = waiting.popleft()
            if ("GET", address) in self._tried:
                continue
            self._tried.add(("GET", address))
            answer = self._look("GET", address)
            if answer.status_code == ABSENT:
                # What is not there has no headers to tell of it, either.
                continue
            self._look("HEAD", address)
            if not answer.headers.get("content-type", "").startswith("application/json"):
                # What is made for each request is the same for each span of it.
                for span in RANGES[:1] if "/transformed" in address else RANGES:
                    self._look("GET", address, headers={"Range": span})
            told = answer.text if "json" in answer.headers.get("content-type", "") else ""
            for named in set(ADDRESS.findall(told + " " + answer.headers.get("location", ""))):
                if "openapi.json" not in address:
                    waiting.extend([named, *(self._twisted(named) if twisting else ())])

    def _look(self, method: str, address: str, **more: Any) -> Any:
        answer = self._call(method, address, **more)
        assert answer.status_code != 500, f"{method} {address}: {answer.text}"
        if stolen := self._loot.in_answer(answer):
            self.found.append(f"{method} {address} {more} gave {stolen}")
        return answer

    def _filled(self, path: str) -> Iterator[str]:
        """A route nobody told us about is tried with every id there is."""
        names = re.findall(r"{(\w+)(?::\w+)?}", path)
        everything = [value for values in self._ids.values() for value in values]
        for values in itertools.product(*[self._ids.get(name, everything) for name in names]):
            filled = path
            for name, value in zip(names, values, strict=True):
                filled = re.sub(rf"{{{name}(:\w+)?}}", value, filled)
            yield filled

    def _queries(self, path: str) -> Iterator[str]:
        """None, and every choice that the contract offers."""
        yield ""
        document = self._api.openapi()
        for parameter in document["paths"].get(path, {}).get("get", {}).get("parameters", ()):
            schema = parameter["schema"]
            schema = document["components"]["schemas"].get(schema.get("$ref", "").rpartition("/")[2], schema)
            for value in schema.get("enum", ("true",) if schema.get("type") == "boolean" else ()):
                yield f"?{parameter['name']}={value}"

    def _bodies(self, method: str, path: str) -> list[dict[str, Any]]:
        """Nothing, and what the contract takes of what might help: with anything else, nothing is even tried."""
        document = self._api.openapi()
        asked = document["paths"].get(path, {}).get(method.lower(), {}).get("requestBody", {})
        schema = asked.get("content", {}).get("application/json", {}).get("schema", {})
        known = set()
        # A body that may be left out is one of two.
        for choice in schema.get("anyOf", [schema]):
            named = document["components"]["schemas"].get(choice.get("$ref", "").rpartition("/")[2], choice)
            known |= named.get("properties", {}).keys()
        bodies: list[dict[str, Any]] = [{}]
        for wish in self._wishes():
            body = {name: value for name, value in wish.items() if name in known}
            if body not in bodies:
                bodies.append(body)
        return bodies

    def _wishes(self) -> Iterator[dict[str, Any]]:
        first = {name: values[0] for name, values in self._ids.items()}
        yield {"album_id": first["album_id"], "client_id": first["client_id"], "state": "confirmed"}
        yield {"photo_ids": self._ids["photo_id"][:1], "phones": ["+12025550143"], "watermark": False}
        yield {"photo_ids": self._ids["photo_id"][:1], "album_id": self._ids["album_id"][1]}
        yield {"watermark": False, "price": 0, "visibility": "public", "filename": "x.jpg", "size": 10}
        yield {"watermark": False, "originals": True, "downloads": True}
        # At the size and nearly at the quality of what is hidden.
        yield {"transformation": "q_95", "name": "mine"}

    def _twisted(self, address: str) -> Iterator[str]:
        """What somebody might make of a signed address."""
        path, _, query = address.partition("?")
        if query and "/i/" in path:
            yield from self._twisted_image(path, query)
        if not query or "/files/" not in path:
            return
        yield path
        variants = {path.replace("marked", "clean"), re.sub(r"-\d+\.jpg", "-2.jpg", path), f"{path}/"}
        variants |= {re.sub(r"/\w+-(marked|clean)-", rf"/{size}-clean-", path) for size in Size}
        variants |= {re.sub(r"[^/]+\.jpg$", "original", path), path.replace("/files/", "/files//")}
        variants |= {re.sub(r"[0-9a-f-]{36}", other, path) for other in self._ids["photo_id"]}
        yield from (f"{variant}?{query}" for variant in variants)
        told = dict(parse_qsl(query))
        for name, values in {
            "viewer": [*self._ids["client_id"], *self._ids["owner_id"], "visitor", ""],
            "expires": [str(int(told.get("expires", "0")) + 900), "0", "", "9" * 30],
            "signature": ["", "0" * 64, told.get("signature", "")[::-1]],
        }.items():
            for value in values:
                for target in (path, path.replace("marked", "clean")):
                    yield f"{target}?{urlencode(told | {name: value})}"

    def _twisted_image(self, path: str, query: str) -> Iterator[str]:
        *_, signature, wish, name = path.rsplit("/", 3)
        variants = {path.replace(f"/{wish}/", f"/{other}/") for other in ("q_95", "q_95/f_png", "f_jpg", "")}
        variants |= {path.replace(name, other) for other in self._ids["photo_id"]}
        variants |= {f"{path}.png", path.replace(signature, signature[::-1]), path.replace(f"{signature}/", "")}
        yield from (f"{variant}?{query}" for variant in variants)
        told = dict(parse_qsl(query))
        for viewer in (*self._ids["owner_id"], "visitor"):
            yield f"{path}?{urlencode(told | {'viewer': viewer})}"


def _pixels(content: bytes) -> np.ndarray | None:
    try:
        return simplejpeg.decode_jpeg(content, fastdct=True, fastupsample=True).astype(np.int16)
    except ValueError:
        return None


def _alike(one: np.ndarray, other: np.ndarray) -> bool:
    return one.shape == other.shape and float(np.abs(one - other).mean()) < NEARLY_EQUAL
