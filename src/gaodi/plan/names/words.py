"""The common words of plans: what is made of them alone is no proper name, and where they end a name may begin."""

from __future__ import annotations

from functools import lru_cache

from gaodi.plan import wordlists

_LIST = (__package__ or "", "words.txt")


def words(group: str) -> frozenset[str]:
    """The words of one group."""
    return wordlists.words(*_LIST, group)


def any_of(group: str) -> str:
    """The words of a group as an alternative of a regular expression, the longest first."""
    return wordlists.any_of(*_LIST, group)


@lru_cache(maxsize=1)
def _known() -> frozenset[str]:
    return words("common") | words("regions") | words("cues")


@lru_cache(maxsize=1)
def _longest() -> int:
    return max(map(len, _known()))


@lru_cache(maxsize=50_000)
def is_common(text: str) -> bool:
    """Whether the text can be cut into common words without a rest."""
    ends = {0}
    for at in range(len(text)):
        if at in ends:
            ends |= {at + n for n in range(1, _longest() + 1) if text[at : at + n] in _known()}
    return len(text) in ends


@lru_cache(maxsize=50_000)
def starts_common(text: str) -> bool:
    """Whether the text begins with a common word of two characters or more that is no region."""
    known = words("common") | words("cues")
    return any(text[:n] in known for n in range(2, _longest() + 1))
