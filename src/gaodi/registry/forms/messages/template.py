"""A template of what is said of one kind of fault."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from gaodi.registry.forms.model import Severity


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """One kind of fault. en, zh: what is wrong and what was expected; do_en, do_zh: what to do; facts are in braces."""

    severity: Severity
    en: str
    zh: str
    do_en: str = ""
    do_zh: str = ""

    def said(self, facts: Mapping[str, Any]) -> dict[str, str]:
        """The sentences, filled."""
        texts = {"message_en": self.en, "message_zh": self.zh, "do_en": self.do_en, "do_zh": self.do_zh}
        return {name: text.format_map(facts) for name, text in texts.items()}


error = partial(Template, severity=Severity.ERROR)
warning = partial(Template, severity=Severity.WARNING)


def near(words: str) -> dict[str, Any]:
    """The facts near_en and near_zh: what is perhaps meant, if there is anything."""
    return {
        "near_en": f". Did you mean {words}?" if words else "",
        "near_zh": f"。是否为：{words}？" if words else "",
    }
