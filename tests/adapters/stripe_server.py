"""A strict stand-in for Stripe, speaking the official library's HTTP: it refuses what Stripe would refuse.

What is sent is held against the library's own types, unknown keys forbidden. Events are signed by the library's own
code and go to `webhook_url` at once, or wait in `outbox` until a test sends them: twice, late, or the last one first.

    python -m tests.adapters.stripe_server http://127.0.0.1:8000/api/v1/webhooks/stripe

is a Stripe to try things out with; it says what to set.
"""

import json
import re
import secrets
import sys
import time
from dataclasses import dataclass
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from threading import Lock, Thread
from typing import Any
from urllib.parse import parse_qsl, urlsplit

import requests
import stripe
from pydantic import ConfigDict, TypeAdapter, ValidationError
from stripe import _request_options
from stripe.params import _refund_create_params, _webhook_endpoint_list_params
from stripe.params.checkout import _session_create_params, _session_expire_params

KEY = "sk_test_51PhotoDrop"
SECRET = "whsec_only_for_tests"
ZERO_DECIMAL = {
    "bif", "clp", "djf", "gnf", "jpy", "kmf", "krw", "mga", "pyg", "rwf", "vnd", "vuv", "xaf", "xof", "xpf",
}  # fmt: skip
SMALLEST = {"usd": 50, "eur": 50, "gbp": 30, "jpy": 50, "krw": 100}
LARGEST = 99_999_999
HALF_AN_HOUR, A_DAY = 30 * 60, 24 * 60 * 60
INDEX = re.compile(r"\[(\w*)\]")
PAGE = """<!doctype html><html lang="en"><title>Pay {name}</title><h1>{name}</h1><p>{description}</p><p>{price}</p>
<form method="post"><button name="do" value="pay">Pay</button>
<button name="do" value="later">Pay by bank</button></form>
<a href="{cancel_url}">Back</a></html>"""


class _Words:
    """The library imports its own word for such a dictionary for type checkers only."""

    def __class_getitem__(cls, kind: Any) -> Any:
        return dict[str, kind]


OPTIONS = set(_request_options.RequestOptions.__annotations__)
"""What the library takes beside the parameters and never sends as one."""


def _strict(module: Any, name: str) -> TypeAdapter[Any]:
    """The library's type for a request, that refuses keys it does not know, at every depth."""
    for one in vars(module).values():
        if isinstance(one, type) and hasattr(one, "__total__") and one.__module__ == module.__name__:
            one.__pydantic_config__ = ConfigDict(extra="forbid")
    names = vars(module)
    names |= vars(_request_options) | names | {"UntypedStripeObject": _Words, "StripeContext": str}
    return TypeAdapter(names[name])


CREATE_SESSION = _strict(_session_create_params, "SessionCreateParams")
EXPIRE_SESSION = _strict(_session_expire_params, "SessionExpireParams")
CREATE_REFUND = _strict(_refund_create_params, "RefundCreateParams")
LIST_ENDPOINTS = _strict(_webhook_endpoint_list_params, "WebhookEndpointListParams")


class Refusal(Exception):
    def __init__(self, status: int, kind: str, message: str, code: str | None = None) -> None:
        self.status = status
        self.error = {"type": kind, "message": message} | ({"code": code} if code else {})
        super().__init__(message)


def invalid(message: str, code: str | None = None, status: int = 400) -> Refusal:
    return Refusal(status, "invalid_request_error", message, code)


@dataclass
class Request:
    method: str
    path: str
    form: dict[str, Any]
    headers: Any


class StripeServer(ThreadingHTTPServer):
    """`answers` are given first, in turn: (status, body) or a number of seconds to say nothing."""

    daemon_threads = True
    request_queue_size = 64

    def __init__(self, webhook_url: str = "", port: int = 0) -> None:
        super().__init__(("127.0.0.1", port), _Stripe)
        self.webhook_url = webhook_url
        self.outbox: list[dict[str, Any]] = []
        self.answers: list[Any] = []
        self.sessions: dict[str, dict[str, Any]] = {}
        self.charges: dict[str, dict[str, Any]] = {}
        self.disputes: dict[str, dict[str, Any]] = {}
        self.endpoints: list[dict[str, Any]] = []
        self.asked: list[Request] = []
        self._known: dict[str, tuple[Any, dict[str, Any]]] = {}
        self._lock = Lock()
        self._thread = Thread(target=self.serve_forever, args=(0.02,))
        self._thread.start()

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.server_port}"

    def close(self) -> None:
        self.shutdown()
        self._thread.join()
        self.server_close()

    # What people do

    def pay(self, session_id: str, *, is_slow: bool = False) -> None:
        """As a client with a good card; `is_slow` is a bank transfer that says so first."""
        session = self._open(session_id)
        charge = {
            "id": _id("ch"),
            "object": "charge",
            "payment_intent": _id("pi"),
            "amount": session["amount_total"],
            "amount_refunded": 0,
            "currency": session["currency"],
            "refunded": False,
            "disputed": False,
            "livemode": False,
            "metadata": session["payment_intent_data"]["metadata"],
        }
        self.charges[charge["payment_intent"]] = charge
        session |= {"status": "complete", "payment_intent": charge["payment_intent"], "url": None}
        session["payment_status"] = "unpaid" if is_slow else "paid"
        self._tell("checkout.session.completed", _shown(session))

    def clear(self, session_id: str, *, succeeds: bool = True) -> None:
        """The bank has decided."""
        session = self.sessions[session_id]
        if succeeds:
            session["payment_status"] = "paid"
        self._tell(f"checkout.session.async_payment_{'succeeded' if succeeds else 'failed'}", _shown(session))

    def run_out(self, session_id: str) -> None:
        session = self._open(session_id)
        session |= {"status": "expired", "url": None}
        self._tell("checkout.session.expired", _shown(session))

    def refund(self, payment: str, amount: int | None = None) -> None:
        """As in the dashboard."""
        self._refund({"payment_intent": payment} | ({"amount": amount} if amount else {}))

    def dispute(self, payment: str, status: str = "needs_response") -> str:
        charge = self.charges[payment]
        charge["disputed"] = True
        dispute = {
            "id": _id("dp"),
            "object": "dispute",
            "charge": charge["id"],
            "payment_intent": payment,
            "amount": charge["amount"],
            "currency": charge["currency"],
            "status": status,
            "livemode": False,
            "metadata": {},
        }
        self.disputes[dispute["id"]] = dispute
        self._tell("charge.dispute.created", dispute)
        return dispute["id"]

    def decide(self, dispute_id: str, status: str) -> None:
        dispute = self.disputes[dispute_id]
        dispute["status"] = status
        self._tell("charge.dispute.closed", dispute)

    # What is told

    def _tell(self, kind: str, thing: dict[str, Any]) -> None:
        event = {
            "id": _id("evt"),
            "object": "event",
            "api_version": stripe.api_version,
            "created": int(time.time()),
            "type": kind,
            "livemode": False,
            "pending_webhooks": 1,
            "request": {"id": None, "idempotency_key": None},
            "data": {"object": json.loads(json.dumps(thing))},
        }
        if self.webhook_url:
            self.deliver(event)
        else:
            self.outbox.append(event)

    def deliver(self, event: dict[str, Any]) -> int:
        body, headers = signed(event)
        return requests.post(self.webhook_url, data=body, headers=headers, timeout=30).status_code

    # What the library asks

    def answer(self, request: Request) -> dict[str, Any]:
        self.asked.append(request)
        if request.headers.get("Authorization") != f"Bearer {KEY}":
            raise Refusal(401, "invalid_request_error", "Invalid API Key provided: sk_test_****Drop")
        if not re.fullmatch(r"\d{4}-\d\d-\d\d\.\w+", request.headers.get("Stripe-Version", "")):
            raise invalid("No Stripe-Version.")
        match request.method, request.path.strip("/").split("/"):
            case "POST", ["v1", "checkout", "sessions"]:
                return self._once(request, lambda: self._create(_valid(CREATE_SESSION, request.form)))
            case "GET", ["v1", "checkout", "sessions", session_id]:
                return _shown(self._session(session_id))
            case "POST", ["v1", "checkout", "sessions", session_id, "expire"]:
                _valid(EXPIRE_SESSION, request.form)
                self.run_out(session_id)
                return _shown(self.sessions[session_id])
            case "POST", ["v1", "refunds"]:
                return self._once(request, lambda: self._refund(_valid(CREATE_REFUND, request.form)))
            case "GET", ["v1", "webhook_endpoints"]:
                _valid(LIST_ENDPOINTS, request.form)
                return {"object": "list", "data": self.endpoints, "has_more": False, "url": "/v1/webhook_endpoints"}
            case _:
                raise invalid(f"Unrecognized request URL ({request.method}: {request.path}).", status=404)

    def _once(self, request: Request, act: Any) -> dict[str, Any]:
        key = request.headers.get("Idempotency-Key")
        if not key:
            raise invalid("This stand-in wants an Idempotency-Key with everything that makes something.")
        with self._lock:
            if key in self._known:
                form, answer = self._known[key]
                if form != request.form:
                    raise Refusal(
                        400,
                        "idempotency_error",
                        "Keys for idempotent requests can only be used with the same parameters they were first "
                        "used with.",
                    )
                return answer
            answer = act()
            self._known[key] = request.form, answer
            return answer

    def _create(self, wanted: dict[str, Any]) -> dict[str, Any]:
        if wanted.get("mode") != "payment" or not wanted.get("line_items"):
            raise invalid("You must provide a mode and line_items.")
        for name in ("success_url", "cancel_url"):
            if urlsplit(wanted.get(name, "")).scheme not in {"http", "https"}:
                raise invalid("Not a valid URL", "url_invalid")
        life = wanted.get("expires_at", time.time() + A_DAY) - time.time()
        if not HALF_AN_HOUR <= life <= A_DAY:
            raise invalid("The `expires_at` timestamp must be between 30 minutes and 24 hours from now.")
        if any(len(key) > 40 or len(value) > 500 for key, value in wanted.get("metadata", {}).items()):
            raise invalid("Metadata is too long.")
        [prices] = [[item["price_data"] for item in wanted["line_items"]]]
        currency = prices[0]["currency"]
        if not re.fullmatch("[a-z]{3}", currency) or any(price["currency"] != currency for price in prices):
            raise invalid(f"Invalid currency: {currency}.")
        if any("name" not in price.get("product_data", {}) for price in prices):
            raise invalid("Missing required param: line_items[0][price_data][product_data][name].")
        total = sum(item["price_data"]["unit_amount"] * item["quantity"] for item in wanted["line_items"])
        if total < SMALLEST.get(currency, 50):
            raise invalid("The total amount due must add up to at least 50 cents", "amount_too_small")
        if total > LARGEST:
            raise invalid("The Checkout Session's total amount must be no more than 999,999.99", "amount_too_large")
        session_id = _id("cs_test")
        session = {
            "id": session_id,
            "object": "checkout.session",
            "mode": "payment",
            "status": "open",
            "payment_status": "unpaid",
            "payment_intent": None,
            "amount_subtotal": total,
            "amount_total": total,
            "currency": currency,
            "livemode": False,
            "url": f"{self.url}/pay/{session_id}",
            "client_reference_id": wanted.get("client_reference_id"),
            "metadata": wanted.get("metadata", {}),
            "expires_at": wanted["expires_at"],
            "success_url": wanted["success_url"],
            "cancel_url": wanted["cancel_url"],
            "customer_details": {"email": "bob@example.com"},
            "payment_intent_data": {"metadata": {}} | wanted.get("payment_intent_data", {}),
            "line_items": wanted["line_items"],
        }
        self.sessions[session_id] = session
        return _shown(session)

    def _refund(self, wanted: dict[str, Any]) -> dict[str, Any]:
        charge = self.charges.get(wanted.get("payment_intent", ""))
        if charge is None:
            raise invalid("No such payment_intent", "resource_missing", 404)
        left = charge["amount"] - charge["amount_refunded"]
        amount = wanted.get("amount", left)
        if charge["refunded"]:
            raise invalid("Charge has already been refunded.", "charge_already_refunded")
        if not 0 < amount <= left:
            raise invalid("Refund amount is greater than unrefunded amount on charge")
        if charge["disputed"]:
            raise invalid("This charge has been disputed.", "charge_disputed")
        charge["amount_refunded"] += amount
        charge["refunded"] = charge["amount_refunded"] == charge["amount"]
        self._tell("charge.refunded", charge)
        return {"id": _id("re"), "object": "refund", "amount": amount, "status": "succeeded"}

    def _session(self, session_id: str) -> dict[str, Any]:
        if session_id not in self.sessions:
            raise invalid(f"No such checkout.session: {session_id}", "resource_missing", 404)
        return self.sessions[session_id]

    def _open(self, session_id: str) -> dict[str, Any]:
        session = self._session(session_id)
        if session["status"] != "open":
            raise invalid(
                f'Only Checkout Sessions with a status in ["open"] can be expired: it is {session["status"]}.'
            )
        return session


class _Stripe(BaseHTTPRequestHandler):
    server: StripeServer  # pyright: ignore[reportIncompatibleVariableOverride]
    protocol_version = "HTTP/1.1"

    def do_GET(self) -> None:
        self._serve("GET")

    def do_POST(self) -> None:
        self._serve("POST")

    def _serve(self, method: str) -> None:
        url = urlsplit(self.path)
        body = self.rfile.read(int(self.headers.get("Content-Length", "0"))).decode()
        if url.path.startswith("/pay/"):
            self._pay_page(method, url.path.removeprefix("/pay/"), dict(parse_qsl(body)))
            return
        if self.server.answers:
            given = self.server.answers.pop(0)
            if isinstance(given, (int, float)):
                time.sleep(given)
                self.close_connection = True
                return
            self._send(*given)
            return
        try:
            form = unflattened(parse_qsl(body or url.query, keep_blank_values=True))
            self._send(200, self.server.answer(Request(method, url.path, form, self.headers)))
        except Refusal as refusal:
            self._send(refusal.status, {"error": refusal.error})

    def _pay_page(self, method: str, session_id: str, form: dict[str, str]) -> None:
        session = self.server.sessions.get(session_id)
        if session is None or session["status"] != "open":
            self._html(404, "<h1>This page has expired.</h1>")
        elif method == "POST":
            self.server.pay(session_id, is_slow=form.get("do") == "later")
            self.send_response(303)
            self.send_header("Location", session["success_url"])
            self.send_header("Content-Length", "0")
            self.end_headers()
        else:
            product = session["line_items"][0]["price_data"]["product_data"]
            price = f"{session['amount_total']} {session['currency']}"
            self._html(200, PAGE.format(price=price, cancel_url=session["cancel_url"], **product))

    def _html(self, status: int, page: str) -> None:
        self._bytes(status, "text/html; charset=utf-8", page.encode())

    def _send(self, status: int, body: Any) -> None:
        self._bytes(status, "application/json", body if isinstance(body, bytes) else json.dumps(body).encode())

    def _bytes(self, status: int, kind: str, body: bytes) -> None:
        self.send_response(status)
        self.send_header("Content-Type", kind)
        self.send_header("Request-Id", "req_standin")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_: object) -> None:  # pyright: ignore[reportIncompatibleMethodOverride]
        """Tests say what is worth saying."""


def signed(event: dict[str, Any], secret: str = SECRET, timestamp: int | None = None) -> tuple[bytes, dict[str, str]]:
    """Body and headers of a delivery. Stripe signs each one anew, with the time of the delivery."""
    body = json.dumps(event, indent=2)
    header = stripe.WebhookSignature.generate_signature_header(body, secret, timestamp)
    return body.encode(), {"Stripe-Signature": header, "Content-Type": "application/json; charset=utf-8"}


def unflattened(pairs: list[tuple[str, str]]) -> dict[str, Any]:
    """`a[0][b]=1` is {"a": [{"b": "1"}]}."""
    tree: dict[str, Any] = {}
    for name, value in pairs:
        keys = [name.split("[", 1)[0], *INDEX.findall(name)]
        node = tree
        for key in keys[:-1]:
            node = node.setdefault(key, {})
        node[keys[-1]] = value
    return {key: _listed(value) for key, value in tree.items()}


def _listed(node: Any) -> Any:
    if not isinstance(node, dict):
        return node
    if node and all(key.isdecimal() for key in node):
        return [_listed(node[key]) for key in sorted(node, key=int)]
    return {key: _listed(value) for key, value in node.items()}


def _valid(kind: TypeAdapter[Any], form: dict[str, Any]) -> dict[str, Any]:
    if strays := OPTIONS & form.keys():
        raise invalid(f"Received unknown parameters: {', '.join(strays)}")
    try:
        return kind.validate_python(form)
    except ValidationError as failure:
        first = failure.errors()[0]
        raise invalid(f"Received unknown or invalid parameter: {first['loc']}: {first['msg']}") from None


def _shown(session: dict[str, Any]) -> dict[str, Any]:
    """Without what Stripe does not show unless asked for."""
    return {key: value for key, value in session.items() if key not in {"line_items", "payment_intent_data"}}


def _id(prefix: str) -> str:
    return f"{prefix}_{secrets.token_hex(12)}"


def say(what: object) -> None:
    sys.stdout.write(f"{what}\n")
    sys.stdout.flush()


def main() -> None:
    port = 12111
    server = StripeServer(sys.argv[1], port)
    kinds = ["*"]
    server.endpoints = [
        {"object": "webhook_endpoint", "url": sys.argv[1], "status": "enabled", "enabled_events": kinds}
    ]
    say(f"PHOTODROP_STRIPE_KEY={KEY}\nPHOTODROP_STRIPE_WEBHOOK_SECRET={SECRET}\nPHOTODROP_STRIPE_API_URL={server.url}")
    say("Then: refund PAYMENT [AMOUNT], dispute PAYMENT, won DISPUTE, lost DISPUTE, or list.")
    for line in sys.stdin:
        try:
            match line.split():
                case ["refund", payment, *amount]:
                    server.refund(payment, int(amount[0]) if amount else None)
                case ["dispute", payment]:
                    say(server.dispute(payment))
                case ["won" | "lost" as outcome, dispute]:
                    server.decide(dispute, outcome)
                case _:
                    say("\n".join([*server.charges, *server.disputes]))
        except (Refusal, KeyError, ValueError) as refusal:
            say(refusal)
    server.close()


if __name__ == "__main__":
    main()
