"""Whether figures may be used for a purpose and shown to somebody. What is not allowed is refused with a sentence.

A run or page asks before it reads. Who asks for rows takes those that are allowed *before* the order of sources decides
which value counts: a value that may not be used must not hide one that may.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING

import polars as pl

from gaodi.errors import Fault, Refused
from gaodi.registry.sources import vocabulary
from gaodi.registry.sources.model import Source
from gaodi.registry.sources.reading import load
from gaodi.registry.sources.vocabulary import Purpose, Recipient

if TYPE_CHECKING:
    from gaodi.workspace import Workspace


@dataclass(frozen=True, slots=True)
class Refusal:
    """A use that a source does not allow. source: None where nobody defines the id."""

    id: str
    source: Source | None
    purpose: Purpose
    recipient: Recipient
    wrong_purpose: bool

    def sentence(self, language: str = "zh") -> str:
        """What is refused, whose figures they are, what they may be used for, and what can be done."""
        return _say([self], language)

    @property
    def fault(self) -> Fault:
        """The refusal as a fault, in English."""
        return Fault(_say([self], "en"))


@dataclass(frozen=True, slots=True)
class Split:
    """Rows by whether they may be used: `refused` has a column `refusal` with the sentence."""

    allowed: pl.DataFrame
    refused: pl.DataFrame
    refusals: tuple[Refusal, ...]


def refusals(
    ws: Workspace | None,
    ids: Iterable[str],
    *,
    purpose: Purpose | str,
    recipient: Recipient | str,
    together: int | None = None,
) -> tuple[Refusal, ...]:
    """The sources of these that do not allow the use, each once.

    together: over how many enterprises the figures are totals, where they are: some sources allow more of totals than
    of the figures of one. Raises InputError for a purpose or recipient that does not exist.
    """
    asked, to = vocabulary.purpose(purpose), vocabulary.recipient(recipient)
    known = load(ws)
    found = (_refusal(key, known.get(key), asked, to, together) for key in dict.fromkeys(ids))
    return tuple(refusal for refusal in found if refusal)


def sentences(refused: Iterable[Refusal], language: str = "zh") -> tuple[str, ...]:
    """A sentence for each source, which names all purposes for which it was refused."""
    together: dict[tuple[str, bool, Recipient], list[Refusal]] = {}
    for one in refused:
        together.setdefault((one.id, one.wrong_purpose, one.recipient), []).append(one)
    return tuple(_say(each, language) for each in together.values())


def statement(sentence: str) -> str:
    """The sentence of a refusal without what its office can do about it: for those who only read the results."""
    for do, end in zip(_DO, ("。", "."), strict=True):
        if sentence.endswith(do):
            return sentence.removesuffix(do) + end
    return sentence


def permit(
    ws: Workspace | None,
    ids: Iterable[str],
    *,
    purpose: Purpose | str,
    recipient: Recipient | str,
    together: int | None = None,
) -> None:
    """Do nothing if every one of the sources allows the use. Raises Refused with a sentence for each that does not."""
    found = refusals(ws, ids, purpose=purpose, recipient=recipient, together=together)
    if found:
        raise Refused.of(refusal.fault for refusal in found)


def allowed(
    ws: Workspace | None,
    frame: pl.DataFrame,
    *,
    purpose: Purpose | str,
    recipient: Recipient | str,
    together: int | None = None,
    language: str = "en",
) -> Split:
    """The rows of a frame with a column `source`, by whether they may be used. language: of the sentences."""
    ids = frame["source"].drop_nulls().unique(maintain_order=True).to_list()
    found = refusals(ws, ids, purpose=purpose, recipient=recipient, together=together)
    said = {refusal.id: refusal.sentence(language) for refusal in found}
    told = pl.col("source").replace_strict(said, default=None, return_dtype=pl.String)
    marked = frame.with_columns(refusal=told)
    return Split(
        marked.filter(pl.col("refusal").is_null()).drop("refusal"),
        marked.filter(pl.col("refusal").is_not_null()),
        found,
    )


def _refusal(
    key: str, source: Source | None, purpose: Purpose, recipient: Recipient, together: int | None
) -> Refusal | None:
    if source is None:
        return Refusal(key, None, purpose, recipient, wrong_purpose=True)
    if source.synthetic and purpose is Purpose.DEMONSTRATION:
        return None  # what is made up may be shown to anybody as what it is
    uses = [(source.purposes, source.recipients)]
    if source.totals and together is not None and together >= source.totals.least:
        uses.append((source.totals.purposes, source.totals.recipients))
    for_this = [use for use in uses if purpose in use[0] or Purpose.PUBLIC in use[0]]
    if any(recipient in use[1] or Recipient.PUBLIC in use[1] for use in for_this):
        return None
    return Refusal(key, source, purpose, recipient, wrong_purpose=not for_this)


def _say(refused: list[Refusal], language: str) -> str:
    """What refusals of one source say, which differ in nothing but the purpose."""
    english = language.startswith("en")
    refusal, source = refused[0], refused[0].source
    joint = ", " if english else "、"
    if source is None:
        return _UNKNOWN[english].format(id=refusal.id)
    words = source.purposes if refusal.wrong_purpose else source.recipients
    told = _FORBIDDEN if refusal.wrong_purpose else _ELSEWHERE
    purposes = dict.fromkeys(one.purpose.label(language) for one in refused)
    sentence = told[english].format(
        id=refusal.id,
        name=source.name_en if english else source.name,
        provider=source.provider,
        purpose=joint.join(purposes),
        recipient=refusal.recipient.label(language),
        allowed=joint.join(word.label(language) for word in words),
    )
    totals = _TOTALS[english].format(least=source.totals.least) if source.totals else ""
    return sentence + totals + _DO[english]


_UNKNOWN = (
    "来源“{id}”没有定义，不知道它的数据可以怎样使用。请在 catalog/sources.yaml 中补充提供单位、依据、用途和接收方",
    "Nobody defines the source {id!r}, so nothing says what its figures may be used for. Define it in "
    "catalog/sources.yaml, with provider, legal basis, purposes and recipients",
)
_FORBIDDEN = (
    "“{name}”（{id}，{provider}提供）的数据不得用于{purpose}，只能用于：{allowed}",
    "Figures of {name} ({id}) may not be used for {purpose}, only for: {allowed}",
)
_ELSEWHERE = (
    "“{name}”（{id}，{provider}提供）的数据不得提供给{recipient}，只能提供给：{allowed}",
    "Figures of {name} ({id}) may not go to {recipient}, only to: {allowed}",
)
_TOTALS = (
    "；{least}家及以上企业的合计数另有规定",
    "; more is allowed of totals over {least} enterprises and more",
)
_DO = (
    "。请改用其他来源，或取得提供单位同意后在工作区的 catalog/sources.yaml 中登记",
    ". Use another source, or have the provider agree and write it into the workspace's catalog/sources.yaml",
)
