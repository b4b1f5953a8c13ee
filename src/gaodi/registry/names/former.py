"""Names that an enterprise had before, where a text says them: A（原B）, A，曾用名：B、C, B更名为A."""

from __future__ import annotations

import re
import unicodedata

_WORDS = r"(?:曾用名|原名称?|原企业名称|原称|更名前|前身|原)"
_COLON = r"(?:为|是|叫|系)?[:\s]*"
_BRACKETED = re.compile(rf"\(\s*{_WORDS}{_COLON}(?P<former>[^()]*(?:\([^()]*\)[^()]*)*)\)")
_BEHIND = re.compile(rf"(?:[,;、\s]+{_WORDS}|(?<=.)(?:曾用名|原名称?(?=[:\s为])|原企业名称)){_COLON}(?P<former>.+)$")
_RENAMED = re.compile(
    r"^(?P<former>.+?)[,;\s(]*(?:现名|(?:现|已|后)?(?:更名|改名|变更)(?:为|成)?)[:\s]*(?P<name>[^)]+)\)?$"
)
_SEPARATOR = re.compile(r"[、,;/|]\s*")
_SHORTEST = 4
"""A former name has at least as many characters; 原 before fewer belongs to the name: （原点）."""


def split_former(text: str) -> tuple[str, tuple[str, ...]]:
    """The present name and the former ones. Text that says none is returned as it is."""
    half = unicodedata.normalize("NFKC", text).strip()
    if renamed := _RENAMED.match(half):
        return renamed["name"].strip(), (renamed["former"].strip(),)
    for pattern in (_BRACKETED, _BEHIND):
        match = pattern.search(half)
        if match and match.start() and len(match["former"].strip()) >= _SHORTEST:
            former = (one.strip() for one in _SEPARATOR.split(match["former"]))
            return (half[: match.start()] + half[match.end() :]).strip(), tuple(one for one in former if one)
    return text, ()


HINT = "原|曾用名|更名|改名|变更|现名|前身"
"""A text without one of these words says no former name."""
