"""A page of plain words."""

import reflex as rx

from .header import plain_header
from .layout import client_page, page_title


def prose_page(title: str, lead: str, sections: list[tuple[str, str]], *, back: str) -> rx.Component:
    """Headings and paragraphs in a column one can read."""
    return client_page(
        plain_header(back=back),
        rx.el.article(
            page_title(title, lead),
            *[
                rx.el.section(
                    rx.el.h2(heading, class_name="display text-heading"),
                    rx.el.p(words, class_name="mt-2 text-ink-2"),
                    class_name="mt-8",
                )
                for heading, words in sections
            ],
            class_name="mx-auto w-full max-w-[640px] px-6 pt-8 md:pt-18",
        ),
    )
