"""The words of drafts: where a version stands, what it is called, what the library refuses."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import Any

from django.utils.translation import pgettext_lazy

from gaodi import catalog
from gaodi.errors import Fault, GaodiError
from gaodi.rules.drafting import State
from gaodi.web.rulebooks import findings
from gaodi.web.rulebooks.words import language
from gaodi.web.site.tables import Status as Word

STATES = {
    State.DRAFT.value: Word("none", pgettext_lazy("rulebook draft", "Draft")),
    State.REVIEW.value: Word("busy", pgettext_lazy("rulebook draft", "Under review")),
    State.RETURNED.value: Word("fair", pgettext_lazy("rulebook draft", "Sent back")),
    State.IN_FORCE.value: Word("good", pgettext_lazy("rulebook draft", "In force")),
    State.REPLACED.value: Word("none", pgettext_lazy("rulebook draft", "Replaced by a later version")),
    State.OUT_OF_FORCE.value: Word("none", pgettext_lazy("rulebook draft", "Taken out of force")),
}


def title(text: str, key: str) -> str:
    """What a text calls itself in the language of the page; its id where it does not say."""
    said = _head(text)[0]
    if isinstance(said, dict):
        said = said.get(language()) or said.get("zh")
    return str(said) if said else key


def family(text: str, key: str) -> str:
    """The family that a text says it is of; that of its id where it does not say."""
    said = _head(text)[1]
    return said if isinstance(said, str) and said else key.rpartition("/")[0]


@lru_cache(maxsize=512)
def _head(text: str) -> tuple[Any, Any]:
    """Title and family as they are written. Kept by the text: a list of drafts would read every one of them each
    time."""
    try:
        content = catalog.parsed(text, "rulebook")
    except (GaodiError, RecursionError):
        return "", ""
    return (content.get("title"), content.get("family")) if isinstance(content, dict) else ("", "")


def refusals(faults: Iterable[Fault]) -> list[str]:
    """Faults as sentences, each with its place where it has one."""
    return [_refusal(fault) for fault in faults]


def _refusal(fault: Fault) -> str:
    """A version as a whole is no place: the page says which it is."""
    said = findings.sentence(fault)
    return f"{findings.place(fault.where)} · {said}" if ", line " in fault.where else said
