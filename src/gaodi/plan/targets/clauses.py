"""Clauses: what stands between two commas. A sentence is a run of clauses; a paragraph is a run of sentences.

Reading works on a *shadow* of the text, of the same length, in which is blanked what is not said in the sentence
itself: amounts that a change is measured from, digits in titles 《…2031年…》 and in quoted names “1+2+N”, and notes
in brackets （2028年为12%）. Brackets that go on with the sentence （其中装备产业20家） are opened: they make a clause
of their own.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from gaodi.plan.targets.lexicon import any_of
from gaodi.plan.targets.periods import PLANS

BLANK = "\ue000"
_TITLE = re.compile(r"《[^《》\n]{1,80}》")
_QUOTED = re.compile(r"[“「][^“”「」\n]{1,16}[”」]")
_BRACKET = re.compile(r"[（〔\[][^（）〔〕\[\]\n]{0,200}(?:[）〕\]]|$)", re.MULTILINE)
_AMOUNT = r"\d{1,9}(?:\.\d{1,4})?[^\W\d_分下减降提增上]{1,6}"
_BASES = re.compile(
    rf"(?P<since>[较比](?:20\d\d年|上年|去年|“十[一二三四五六七八]五”[期末]{{1,2}})底?的?)"
    rf"(?P<was>{_AMOUNT}(?:[、和]{_AMOUNT}){{0,4}})(?=，?(?:分别|各)?(?:累计)?(?:下降|减少|降低|提高|提升|增长|增加|上升))"
)
"""What was: 比2030年的90万吨、12万吨分别减少9%、8%."""
_NUMERAL = re.compile(r"[\d一二两三四五六七八九十百千万亿]")
_UNIT_IN_BRACKETS = re.compile(r"（(?:[套次队组件个]|含)[^）]{0,3}）")
_OPENED = re.compile(
    rf"[（(〔](?:其中|含|包括|到\d|{any_of('add')}|力争|争创)|[（(〔][^）]{{0,40}}(?:达到|突破|提高到|以上|增长|不低于)"
    rf"|[（(](?:[^（）()\d，；]{{1,6}}[区县市州]|国家级|省级|市级)\d{{1,5}}[个家座项户名][）)]"
)
_SLOGAN = re.compile(r"(?:[百千万][条个家项户][^、，（）]{2,12}、){1,}[百千万][条个家项户]")
"""“万千百”（万条生产线、千个车间、百家工厂） explains a slogan."""
_PHASE = re.compile(r"[（(](?:到|至)?(?:20\d\d年?[-—–~至到]{0,2}){1,2}(?:年?底?前?)[）)]")
"""第一阶段（2031—2032年）： a time that heads a list."""
_NOW = re.compile(r"目前|现有|20\d\d年(?:为|底?达)|截至")
_BREAK = re.compile(r"[，；：。！？!?;\n]|——|\. |,(?!\d{3})")
_LONGEST = 600
"""No clause is longer; a text without stops is cut, so that reading it takes linear time."""
_ENDS = re.compile(r"[。！？!?\n]|\. ")


@dataclass(frozen=True, slots=True)
class Clause:
    """[start, end) of the clean text, and whether a sentence or a paragraph begins with it."""

    start: int
    end: int
    first: bool
    opens: bool


def shadow(text: str) -> str:
    """The text with titles, quoted numbers and notes in brackets blanked, and brackets that go on opened."""
    text = _TITLE.sub(lambda m: BLANK * len(m[0]), text)
    text = _QUOTED.sub(_quoted, text)
    return _BRACKET.sub(_bracket, _BASES.sub(lambda m: m["since"] + BLANK * len(m["was"]), text))


def _quoted(match: re.Match[str]) -> str:
    """A name in quotes without its numerals; “十七五” is a time and stays."""
    return match[0] if PLANS.fullmatch(match[0]) else _NUMERAL.sub(BLANK, match[0])


def _bracket(match: re.Match[str]) -> str:
    inner = match[0]
    if match.string[match.start() - 1 : match.start()] == "”" and _SLOGAN.search(inner):
        return BLANK * len(inner)
    if _PHASE.fullmatch(inner) and match.string[match.end() : match.end() + 1] == "：":
        return inner
    if _UNIT_IN_BRACKETS.fullmatch(inner) or not re.search(r"\d(?!G)", inner):
        return inner
    if _OPENED.match(inner) and not _NOW.search(inner):
        closed = inner[-1] in "）〕]"
        return "，" + inner[1 : -1 if closed else None] + ("，" if closed else "")
    return BLANK * len(inner)


def find(text: str) -> Iterator[Clause]:
    """The clauses of a shadow, in order."""
    start, first, opens = 0, True, True
    for stop in _BREAK.finditer(text):
        yield from _parts(start, stop.start(), first, opens)
        start = stop.end()
        first = _ENDS.match(stop[0]) is not None
        opens = stop[0] == "\n"
    yield from _parts(start, len(text), first, opens)


def _parts(start: int, end: int, first: bool, opens: bool) -> Iterator[Clause]:
    while end - start > _LONGEST:
        yield Clause(start, start + _LONGEST, first, opens)
        start, first, opens = start + _LONGEST, False, False
    yield Clause(start, end, first, opens)
