"""Compiles a plan: from the text of a document to targets, tasks and names, each with its place in it.

The last stage; everything before it is called here, in its order. Deterministic: no model, no network, no clock; the
same document gives the same plan, to the byte.

    plan = compile_plan("plan.docx")
    files.save(plan, "plan.yaml")
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from pathlib import Path, PurePath

from gaodi.plan import names, readers, references, targets, tasks
from gaodi.plan.front import Front
from gaodi.plan.model import Plan
from gaodi.plan.names import Found
from gaodi.plan.outline import Outline
from gaodi.plan.readers import Document
from gaodi.plan.text import CleanText

# In bytes: a folder's name has at most 255, of which a Chinese character takes three.
_LONGEST_ID = 100


def compile_plan(path: str | Path, limit: int = readers.LIMIT) -> Plan:
    """The plan in a document: .txt, .md, .docx or a PDF with text.

    limit: in bytes; a larger file is refused. Raises InputError for a file that cannot be read.
    """
    return compile_text(readers.read(path, limit=limit))


def compile_text(document: Document) -> Plan:
    """The plan in a document that has been read. Any text compiles; one that promises nothing has no targets."""
    text = CleanText.of(document.text)
    outline = Outline.of(text)
    stem = PurePath(document.source.file).stem
    front = Front.of(text, outline, stem)
    promised = targets.find(text, outline)
    places = _once([*names.find(text.clean), *tasks.organisations(text, outline)])
    linked, named = references.link(tasks.find(text, outline), promised, names.names_of(text.clean, places, text.span))
    return Plan(
        id=plan_id(stem),
        title=front.title,
        region=front.region,
        period=front.period,
        source=document.source,
        sections=outline.sections,
        targets=promised,
        tasks=linked,
        names=named,
    )


def plan_id(stem: str) -> str:
    """The id of the plan in a file of that name: it becomes the name of a folder."""
    name = re.sub(r"[^\w.-]+", "-", stem).strip("-._")
    return name.encode()[:_LONGEST_ID].decode(errors="ignore").strip("-._") or "plan"


def _once(found: Iterable[Found]) -> list[Found]:
    """In the order of the text; of the same name at the same place the one that says its role."""
    kept: dict[tuple[int, int, str], Found] = {}
    for one in found:
        key = one.start, one.end, one.kind
        if key not in kept or kept[key].role is None:
            kept[key] = one
    return sorted(kept.values(), key=lambda one: (one.start, one.end, one.kind))
