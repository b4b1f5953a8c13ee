"""The text of a rulebook as lines of HTML: keys, texts, comments told apart."""

from __future__ import annotations

import re
from collections.abc import Iterator

from django.utils.html import escape, format_html
from django.utils.safestring import SafeString, mark_safe

_PARTS = re.compile(
    r"""(?P<comment>(?:^|(?<=\s))\#.*$)
    |(?P<text>(?<![\w])"(?:[^"\\]|\\.)*"|(?<![\w])'(?:[^']|'')*')
    |(?P<key>(?:(?<=^)|(?<=[\s{,-]))[\w.@-]+(?=:(?:\s|$)))""",
    re.VERBOSE,
)


def lines(text: str) -> list[SafeString]:
    """Each line of the text, everything in it escaped."""
    return [line(one) for one in text.splitlines()]


def line(text: str) -> SafeString:
    """One line of the text."""
    return mark_safe("".join(_parts(text)))  # noqa: S308 - every part is escaped


def _parts(text: str) -> Iterator[str]:
    at = 0
    for found in _PARTS.finditer(text):
        yield escape(text[at : found.start()])
        yield format_html('<span class="code-{}">{}</span>', found.lastgroup, found[0])
        at = found.end()
    yield escape(text[at:])
