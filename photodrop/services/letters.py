"""A message as a letter: plain words, and the same as HTML that every mail program can draw."""

from dataclasses import dataclass
from html import escape

from photodrop import routes
from photodrop.adapters.mail import Letter
from photodrop.config import get_settings
from photodrop.models import Account, Kind
from photodrop.services import unsubscribing
from photodrop.services.tongues import _, direction, told

TO_GUESTS = _("You get this because you left your address in PhotoDrop.")
TO_ACCOUNTS = _("You get this because you have an account in PhotoDrop.")
STOP = _("No more letters of this kind")
CHOOSE = _("Choose what you are told")
OPEN = _("Open PhotoDrop")
STYLE = "font:16px/24px -apple-system,'Segoe UI',Roboto,Helvetica,Arial,sans-serif;color:#262626"
SMALL = "font-size:13px;line-height:20px;color:#6d6d6d"
BUTTON = (
    "display:inline-block;background:#3300cc;color:#ffffff;font-weight:600;text-decoration:none;"
    "padding:13px 28px;border-radius:999px"
)


@dataclass(frozen=True)
class Words:
    """What a letter says, in this language. `url` is a path of ours."""

    language: str
    title: str
    body: str
    url: str


def write(words: Words, email: str, account: Account | None, kind: Kind) -> Letter:
    language, title, body = words.language, words.title, words.body
    base = get_settings().base_url
    url = base + words.url
    stop_url = unsubscribing.link(account, email, kind)
    why = told(language, TO_ACCOUNTS if account else TO_GUESTS)
    stop, choose = told(language, STOP), told(language, CHOOSE)
    choices = f"{base}{routes.NOTIFICATION_SETTINGS}" if account else ""
    lines = [title, *([body] if body else []), url, "", "--", why, f"{stop}: {stop_url}"]
    if choices:
        lines.append(f"{choose}: {choices}")
    paragraphs = "".join(f'<p style="margin:0 0 8px">{escape(line)}</p>' for line in body.split("\n") if line)
    more = f' · <a href="{escape(choices)}" style="color:#6d6d6d">{escape(choose)}</a>' if choices else ""
    html = (
        f'<!doctype html><html lang="{language}" dir="{direction(language)}"><head><meta charset="utf-8">'
        f"<title>{escape(title)}</title></head>"
        f'<body style="margin:0;padding:32px 24px;background:#ffffff;{STYLE}">'
        # Again, for mail programs that show a letter without its outermost elements.
        f'<div lang="{language}" dir="{direction(language)}" style="max-width:480px;margin:0 auto">'
        '<p style="margin:0 0 32px;font-weight:700;letter-spacing:-.02em">PhotoDrop</p>'
        f'<h1 style="margin:0 0 12px;font-size:24px;line-height:30px">{escape(title)}</h1>{paragraphs}'
        f'<p style="margin:24px 0 40px"><a href="{escape(url)}" style="{BUTTON}">{escape(told(language, OPEN))}</a></p>'
        f'<p style="margin:0;padding-top:16px;border-top:1px solid #e3e1db;{SMALL}">{escape(why)}<br>'
        f'<a href="{escape(stop_url)}" style="color:#6d6d6d">{escape(stop)}</a>{more}</p>'
        "</div></body></html>"
    )
    return Letter(to=email, subject=title, text="\n".join(lines) + "\n", html=html, stop_url=stop_url)
