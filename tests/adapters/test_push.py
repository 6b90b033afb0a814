"""Where a browser says it wants to be told, nobody is believed; and what is sent there nobody else can read."""

import json
import socket

import pytest
import requests

from photodrop.adapters.messages.faults import Refused, Silent, Throttled, Unreachable
from photodrop.adapters.push import NotAnAddress, PushAddress, SubscriptionGone, WebPush, get_push
from photodrop.adapters.push.address import is_allowed, public_addresses
from photodrop.adapters.push.webpush import TooLong
from tests.adapters.push_server import Browser
from tests.fixtures.push import VAPID_KEY
from tests.support.live import free_port

TRUSTED = ("http://127.0.0.1:9000",)
PUBLIC = [
    "https://fcm.googleapis.com/fcm/send/dGVzdA:APA91b",
    "https://updates.push.services.mozilla.com/wpush/v2/gAAAAA",
    "https://web.push.apple.com/QGuQyavXutnMH",
    "https://wns2-par02p.notify.windows.com/w/?token=BQYAAA",
    "https://fcm.googleapis.com:443/fcm/send/x",
    "http://127.0.0.1:9000/push/x",
]
PRIVATE = [
    "http://fcm.googleapis.com/fcm/send/x",
    "ftp://fcm.googleapis.com/x",
    "https://127.0.0.1/x",
    "https://127.1/x",
    "https://2130706433/x",
    "https://0x7f000001/x",
    "https://0177.0.0.1/x",
    "https://[::1]/x",
    "https://[::ffff:10.0.0.1]/x",
    "https://169.254.169.254/latest/meta-data",
    "https://localhost/x",
    "https://localhost./x",
    "https://db/x",
    "https://printer.local/x",
    "https://metadata.google.internal/x",
    "https://user:secret@fcm.googleapis.com/x",
    "https://fcm.googleapis.com@127.0.0.1/x",
    "https://fcm.googleapis.com:8443/x",
    "https://fcm.googleapis.com:x/x",
    "https://fcm.google\u0430pis.com/x",
    "https://fcm.googleapis.com/\r\nHost: x",
    "https://fcm.googleapis.com/ x",
    "https:///x",
    "//fcm.googleapis.com/x",
    "http://127.0.0.1:9001/push/x",
    "http://127.0.0.1:9000@evil.example/x",
    "https://fcm.googleapis.com/" + "x" * 1000,
    "",
]


def test_push_services_are_public_or_our_own():
    assert [url for url in PUBLIC if not is_allowed(url, TRUSTED)] == []
    assert [url for url in PRIVATE if is_allowed(url, TRUSTED)] == []


@pytest.mark.parametrize(
    "host", ["127.0.0.1", "10.0.0.1", "192.168.1.1", "169.254.169.254", "::1", "fd00::1", "0.0.0.0"]
)
def test_a_name_that_leads_inside_leads_nowhere(host, monkeypatch):
    asked = []

    def look_up(name, port, **_):
        asked.append(name)
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        return [(family, socket.SOCK_STREAM, 6, "", (host, port))]

    monkeypatch.setattr(socket, "getaddrinfo", look_up)
    assert public_addresses("push.evil.example", 443) == []
    browser = Browser("https://push.evil.example/x")
    with pytest.raises(Unreachable) as refused:
        WebPush(VAPID_KEY, "mailto:a@example.com").send(PushAddress(browser.endpoint, **browser.keys), b"{}", ttl=1)
    assert asked == ["push.evil.example"] * 2
    assert not refused.value.may_have_arrived


@pytest.mark.parametrize(
    "wrong",
    [
        {"p256dh": "AAAA"},
        {"p256dh": "not base64 at all!"},
        {"p256dh": "BA" + "A" * 85},
        {"auth": ""},
        {"auth": "AAAA"},
        {"auth": "é"},
    ],
)
def test_keys_must_be_those_of_a_browser(wrong):
    browser = Browser("https://fcm.googleapis.com/x")
    PushAddress(browser.endpoint, **browser.keys).check()
    with pytest.raises(NotAnAddress):
        PushAddress(browser.endpoint, **browser.keys | wrong).check()


@pytest.fixture
def send(push):
    def to(browser: Browser, words: object = None) -> None:
        ours = get_push()
        assert ours is not None
        ours.send(PushAddress(browser.endpoint, **browser.keys), json.dumps(words).encode(), ttl=60, topic="orders")

    return to


def test_only_the_browser_reads_it(send, push):
    browser = push.browser()
    send(browser, {"title": "Фото · صور · 写真", "body": "x" * 2500})
    assert browser.told == [{"title": "Фото · صور · 写真", "body": "x" * 2500}]
    assert (browser.headers[0]["TTL"], browser.headers[0]["Topic"]) == ("60", "orders")
    with pytest.raises(TooLong):
        send(browser, "x" * 4000)


@pytest.mark.parametrize(
    ("answer", "fault"),
    [
        ((404, {}), SubscriptionGone),
        ((410, {}), SubscriptionGone),
        ((429, {"Retry-After": "7"}), Throttled),
        ((503, {"Retry-After": "7"}), Throttled),
        ((500, {}), Unreachable),
        ((403, {}), Refused),
        ((413, {}), Refused),
        ((302, {"Location": "http://169.254.169.254/"}), Refused),
    ],
)
def test_every_answer_says_what_to_do(send, push, answer, fault, caplog):
    push.answers.append(answer)
    with pytest.raises(fault) as raised:
        send(push.browser())
    if fault is Throttled:
        assert raised.value.retry_after == 7
    assert "/push/" not in caplog.text


def test_silence_and_absence_are_two_things(send, push, monkeypatch, caplog):
    monkeypatch.setattr("photodrop.adapters.push.webpush.READ_SECONDS", 0.1)
    push.answers.append(0.3)
    with pytest.raises(Silent):
        send(push.browser())
    gone = f"http://127.0.0.1:{free_port()}"
    ours = WebPush(VAPID_KEY, "mailto:a@example.com", (gone,))
    with pytest.raises(Unreachable) as raised:
        ours.send(PushAddress(f"{gone}/push/secret", **push.browser().keys), b"{}", ttl=1)
    assert not raised.value.may_have_arrived
    assert "secret" not in caplog.text


def test_a_proxy_of_the_environment_is_not_asked(send, push, monkeypatch):
    monkeypatch.setenv("HTTP_PROXY", f"http://127.0.0.1:{free_port()}")
    assert requests.utils.get_environ_proxies(push.url, no_proxy=None)
    browser = push.browser()
    send(browser, {})
    assert browser.told == [{}]
