"""An industry, its level, and the groupings it belongs to."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Level(StrEnum):
    """门类, 大类, 中类, 小类."""

    SECTION = "section"
    DIVISION = "division"
    GROUP = "group"
    CLASS = "class"

    @property
    def depth(self) -> int:
        """0 for a section, 3 for a class: one less than the digits of a code, a section aside."""
        return list(Level).index(self)


@dataclass(frozen=True, slots=True)
class Tag:
    """That a class belongs to an official grouping, such as high-tech manufacturing.

    category: the part of the grouping. basis: `secondary`, as others have encoded the list, or `reconstructed` by name.
    confirmed: the code was read in the official text.
    """

    tag: str
    category: str
    basis: str
    confirmed: bool


@dataclass(frozen=True, slots=True)
class Industry:
    """One industry. section: the letter of its section. name_en: of sections and divisions."""

    code: str
    name: str
    level: Level
    parent: str
    section: str
    name_en: str = ""
    tags: tuple[Tag, ...] = ()

    @property
    def written(self) -> str:
        """The code as forms write it, with the letter: C3511."""
        return self.code if self.level is Level.SECTION else self.section + self.code

    @property
    def is_manufacturing(self) -> bool:
        """Whether it is manufacturing (制造业), section C."""
        return self.section == "C"

    @property
    def is_industrial(self) -> bool:
        """Whether it is industry (工业): mining, manufacturing, and supply of energy and water, sections B to D."""
        return self.section in ("B", "C", "D")
