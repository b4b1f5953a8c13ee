"""Tasks: the numbered items of a plan, with their measures, who leads them and by when.

They stand on the outline; `references` adds the targets and names that stand within them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator

from gaodi.plan.model import Measure, NameKind, Section, Span, Task
from gaodi.plan.names.found import Found
from gaodi.plan.tasks.deadlines import Deadline, deadline
from gaodi.plan.tasks.items import Item, items
from gaodi.plan.tasks.leads import leads
from gaodi.plan.tasks.measures import measures
from gaodi.plan.tasks.sources import CleanText, Headings

__all__ = ["find", "organisations"]

Heads = dict[Span, Deadline | None]


def find(text: CleanText, outline: Headings) -> tuple[Task, ...]:
    """Every task of the plan, in the order of the text; ids k1, k2, …"""
    heads: Heads = {}
    found = items(outline.sections)
    return tuple(_task(text, outline, item, f"k{number}", heads) for number, item in enumerate(found, 1))


def organisations(text: CleanText, outline: Headings) -> Iterator[Found]:
    """Every place where an organisation is named to lead or to answer for a task, with its role, as a name."""
    for item in items(outline.sections):
        for lead in leads(text.clean, *_range(text, item.section.span))[0]:
            yield Found(lead.start, lead.end, NameKind.INSTITUTION, lead.role)


def _task(text: CleanText, outline: Headings, item: Item, key: str, heads: Heads) -> Task:
    section = item.section
    start, end = _range(text, section.span)
    bodies, _ = leads(text.clean, start, end)
    until = deadline(text.clean, start, end) or _inherited(text, item, heads)
    span = _trimmed(text.raw, section.span)
    return Task(
        id=key,
        number=section.label,
        title=section.title,
        section=outline.path(item.above[-1].span[0]) if item.above else "",
        span=span,
        quote=text.raw[slice(*span)],
        lead=tuple(dict.fromkeys(text.clean[lead.start : lead.end] for lead in bodies)),
        deadline=until.value if until else None,
        deadline_span=text.span(until.start, until.end) if until else None,
        measures=tuple(_measures(text, section, start, end)),
    )


def _measures(text: CleanText, section: Section, start: int, end: int) -> Iterator[Measure]:
    """The measures of the body; where there is none, what the title says is to be done."""
    title = text.clean.find(section.title, start, end)
    body = title + len(section.title) if title >= 0 else start
    found = list(measures(text.clean, body, end)) or list(measures(text.clean, max(title, start), body))
    for verb, (a, b) in found:
        yield Measure(verb=verb, text=text.clean[a:b], span=text.span(a, b))


def _inherited(text: CleanText, item: Item, heads: Heads) -> Deadline | None:
    """The deadline at the head of the sections above, the nearest first. heads: those that were read already."""
    for above, below in zip(reversed(item.above), reversed(item.firsts), strict=True):
        head = above.span[0], below.span[0]
        if head not in heads:
            heads[head] = deadline(text.clean, *_range(text, head))
        if found := heads[head]:
            return found
    return None


def _range(text: CleanText, span: Span) -> tuple[int, int]:
    """A span of the source text as a place of the clean text."""
    return bisect_left(text.offsets, span[0]), bisect_left(text.offsets, span[1])


def _trimmed(raw: str, span: Span) -> Span:
    """The span without the white space at its end."""
    return span[0], span[0] + len(raw[slice(*span)].rstrip())
