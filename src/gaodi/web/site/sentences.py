"""Faults as pages say them: the end of a sentence is the stop of its own language."""

from __future__ import annotations

from gaodi.errors import GaodiError

_CHINESE = ("\u4e00", "\u9fff")


def said(error: GaodiError) -> str:
    """The error's faults, one a line; a Chinese sentence ends with 。 and not with a full stop."""
    return "\n".join(_ended(str(fault)) for fault in error.faults)


def _ended(sentence: str) -> str:
    bare = sentence.rstrip(".。")
    chinese = bool(bare) and ("。" in bare or _CHINESE[0] <= bare[-1] <= _CHINESE[1] or bare[-1] in "）”》")
    return f"{bare}。" if chinese else sentence
