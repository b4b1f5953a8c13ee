"""What pages leave in a text: their numbers, their headers, the marks of notes and of bold type."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator

from gaodi.plan.text.edits import Cut
from gaodi.plan.text.folding import HAN

_MARK = re.compile(
    r"[\u200b-\u200f\u2060\ufeff\u00ad]|\*\*+"
    # 专利拥有量¹, 普及率[2]: a raised number behind a word, not m², not the sum [20] of a table.
    rf"|(?<=[{HAN}”》）])[¹²³⁴-⁹]+|(?<=[{HAN}”》])[\u2460-\u2473](?=[，。；、）达提为])"
    rf"|(?<=[{HAN}”》])\[\d{{1,2}}\](?=[，。；、达提为])"
    # 专利拥有量1达到…: the number of a note, for a value follows the verb.
    r"|(?<=[率量重值额度比])\d(?=\s?(?:达到|提高|增长|力争|超过|突破|稳定))"
)
_NUMBERED = re.compile(
    r"[ \t]*(?:[-—–－·•]+[ ]?\d{1,4}[ ]?[-—–－·•]+|第[ ]?\d{1,4}[ ]?页(?:[ ]?[,，/]?[ ]?共[ ]?\d{1,4}[ ]?页)?"
    r"|\d{1,4}[ ]?/[ ]?\d{1,4}|Page[ ]\d{1,4}(?:[ ]of[ ]\d{1,4})?)[ \t]*"
)
_INLINE = re.compile(r"页面\s{0,3}\d{1,4}\s{0,3}/\s{0,3}\d{1,4}|第\s?\d{1,4}\s?页[，,/]?\s?共\s?\d{1,4}\s?页")
_COUNTED = re.compile(rf"[ \t]*(?P<number>\d{{1,4}})(?:[ \t]*$|(?=[{HAN}“《（]))")
_DOTTED = re.compile(r"[ \t]*(\d{1,6}(?:\.\d{1,2}){1,3})(?![\d.%])")
_SUBSCRIPT = re.compile(r"[ \t]*\d{1,2}(?:\.\d{1,2})?[ \t]*")
_CLOSED = re.compile(r"[。！？；：.!?;:”）)]\s*$")

_PAGE = (200, 6000)
"""The fewest and the most characters on a page."""
_FEWEST_PAGES = 3
_HEADER = 40
_LONG_LINE = 15


def marks(text: str) -> Iterator[Cut]:
    """Marks that no reader reads aloud."""
    return ((m.start(), m.end(), "") for m in _MARK.finditer(text))


def artefacts(text: str) -> Iterator[Cut]:
    """Page numbers on a line of their own, glued to a line or within one, and the headers that stand by them."""
    lines = text.split("\n")
    cuts = {**_numbers(lines), **_subscripts(lines)}
    for number in _headers(lines, [n for n, length in cuts.items() if length >= len(lines[n])]):
        cuts[number] = len(lines[number])
    found = [(m.start(), m.end(), " ") for m in _INLINE.finditer(text)]
    at = 0
    for number, line in enumerate(lines):
        if number in cuts:
            whole = cuts[number] >= len(line) and number + 1 < len(lines)
            found.append((at, at + cuts[number] + whole, ""))
        at += len(line) + 1
    return iter(sorted(found))


def _numbers(lines: list[str]) -> dict[int, int]:
    """The lines that are page numbers or begin with one, and how much of each that is."""
    plain = {n: len(line) for n, line in enumerate(lines) if len(line) < _HEADER and _NUMBERED.fullmatch(line)}
    return {**plain, **_glued(lines), **_counted(lines)}


def _counted(lines: list[str]) -> dict[int, int]:
    """Bare numbers that count pages: each one more than that before, a page away, and often amid a sentence."""
    last: dict[int, tuple[int, int, int]] = {}
    length: dict[int, int] = {}
    before: dict[int, int] = {}
    place = 0
    for n, line in enumerate(lines):
        if match := _COUNTED.match(line):
            value = int(match["number"])
            length[n], before[n] = _longest(last, value, place)
            last[value] = length[n], place, n
        place += len(line) + 1
    return {n: _width(lines[n]) for chain in _chains(length, before) if _is_torn(lines, chain) for n in chain}


def _longest(last: dict[int, tuple[int, int, int]], value: int, place: int) -> tuple[int, int]:
    """How long the count is that this number continues, a page or two left out, and its line before."""
    found = (1, -1)
    for step in (1, 2, 3):
        length, at, line = last.get(value - step, (0, 0, -1))
        if length and _PAGE[0] <= place - at <= step * _PAGE[1]:
            found = max(found, (length + 1, line))
    return found


def _chains(length: dict[int, int], before: dict[int, int]) -> Iterator[list[int]]:
    """The counts of several pages, the longest first; no line is in two of them."""
    used: set[int] = set()
    for end in sorted(length, key=lambda n: (-length[n], n)):
        chain, at = [], end
        while at >= 0 and at not in used:
            chain.append(at)
            at = before[at]
        used.update(chain)
        if len(chain) >= _FEWEST_PAGES:
            yield chain[::-1]


def _is_torn(lines: list[str], chain: list[int]) -> bool:
    """Whether enough of the numbers stand amid a sentence: items of a list do not."""
    torn = sum(1 for n in chain if n and lines[n - 1].strip() and not _CLOSED.search(lines[n - 1]))
    return torn * 3 >= len(chain)


def _glued(lines: list[str]) -> dict[int, int]:
    """“425.1.3”: page 42 and the label that follows 5.1.2."""
    expected: tuple[str, ...] = ()
    found: dict[int, int] = {}
    for n, line in enumerate(lines):
        if match := _DOTTED.match(line):
            label = next((label for label in expected if match[1].endswith(label)), match[1])
            found |= {n: match.start(1) + len(match[1]) - len(label)} if len(label) < len(match[1]) else {}
            expected = _successors(label)
    return found


def _successors(label: str) -> tuple[str, ...]:
    """The labels that may follow: below it, beside it, beside those above."""
    parts = [int(part) for part in label.split(".")]
    beside = [[*parts[:n], parts[n] + 1] for n in range(1, len(parts))]
    below = [[*part, 1] for part in (parts, *beside)]
    return tuple(".".join(map(str, part)) for part in sorted([*beside, *below], key=lambda p: -len(p)))


def _width(line: str) -> int:
    match = _COUNTED.match(line)
    return match.end() if match else 0


def _subscripts(lines: list[str]) -> dict[int, int]:
    """PM₂.₅ loses its index to a line of its own, amid a sentence."""
    return {n: len(lines[n]) for n in range(1, len(lines) - 1) if _is_subscript(*lines[n - 1 : n + 2])}


def _is_subscript(before: str, line: str, after: str) -> bool:
    return bool(len(line) < _LONG_LINE <= len(after) and _SUBSCRIPT.fullmatch(line) and _torn(before))


def _torn(line: str) -> bool:
    return len(line) >= _LONG_LINE and not _CLOSED.search(line) and "，" in line.replace(",", "，")


def _headers(lines: list[str], numbers: list[int]) -> Iterator[int]:
    """Short lines that stand beside page numbers again and again."""
    beside = [n for number in numbers for n in (number - 1, number + 1) if 0 <= n < len(lines)]
    counts = Counter(lines[n].strip() for n in beside)
    for n in beside:
        words = lines[n].strip()
        if 0 < len(words) <= _HEADER and counts[words] >= _FEWEST_PAGES and not _CLOSED.search(words):
            yield n
