"""Which parts of the outline are tasks: the innermost numbered items, outside what only says why and where to."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from gaodi.plan.model import Section

_NO_TASKS = re.compile(
    r"总体要求|总体思路|总体目标|指导思想|基本原则|发展原则|工作原则|基本思路|(?:工作|发展|主要|总体|具体|预期|行动|阶段性?|量化)?目标$|^目标"
    r"|现状|形势|背景|发展基础|基础与|机遇|挑战|存在问题|面临|总则|附则|附件|附表|名词解释|术语|适用范围|编制依据|发展成效|发展环境|主要成效"
)


_ANNEX = re.compile(r"附[件表录]")
# A box lists what belongs to the item around it.
_BOX = "专栏"


@dataclass(frozen=True, slots=True)
class Item:
    """A numbered item: its heading, the headings above it, and the first heading below each of those."""

    section: Section
    above: tuple[Section, ...]
    firsts: tuple[Section, ...]


def items(sections: Sequence[Section]) -> list[Item]:
    """The innermost items that are tasks, in the order of the text."""
    sections = [section for section in sections if not section.label.startswith(_BOX)]
    found: list[Item] = []
    above: list[tuple[Section, Section]] = []
    for number, section in enumerate(sections):
        while above and above[-1][0].level >= section.level:
            above.pop()
        follower = sections[number + 1] if number + 1 < len(sections) else None
        if follower is not None and follower.level > section.level:
            above.append((section, follower))
        elif section.label and not _is_apart([section, *(s for s, _ in above)]):
            found.append(Item(section, tuple(s for s, _ in above), tuple(first for _, first in above)))
    return found


def _is_apart(path: Sequence[Section]) -> bool:
    """Whether a heading says that no tasks stand below it."""
    return any(_NO_TASKS.search(section.title) or _ANNEX.match(section.label) for section in path if section.label)
