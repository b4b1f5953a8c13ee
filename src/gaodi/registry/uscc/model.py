"""A code that was looked at: what it says, what is wrong with it, and how much that matters."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from gaodi.errors import Fault
from gaodi.registry.uscc.offices import CATEGORIES, DEPARTMENTS


class Severity(StrEnum):
    """ok: as it should be. warn: kept, and marked. wrong: this is no code."""

    OK = "ok"
    WARN = "warn"
    WRONG = "wrong"


class Finding(StrEnum):
    """One thing that is wrong with a code. The order is that of the bits in a column's mask."""

    NUMBER = "number"
    LENGTH = "length"
    CHARACTER = "character"
    DEPARTMENT = "department"
    REGION_FORM = "region-form"
    MISPRINT = "misprint"
    CHECK_DIGIT = "check-digit"
    ORGANISATION = "organisation"
    CATEGORY = "category"
    REGION = "region"

    @property
    def severity(self) -> Severity:
        """How much it matters."""
        return Severity.WRONG if self in _WRONG else Severity.WARN

    @property
    def sentence(self) -> str:
        """What it says of the code."""
        return _SENTENCES[self]


_WRONG = {
    Finding.NUMBER, Finding.LENGTH, Finding.CHARACTER, Finding.DEPARTMENT, Finding.REGION_FORM, Finding.MISPRINT,
}  # fmt: skip
_SENTENCES = {
    Finding.NUMBER: "A spreadsheet has turned the code into a number, and digits are lost",
    Finding.LENGTH: "The code has another length than 18 characters",
    Finding.CHARACTER: "The code has a character that no code has: only digits and capitals without I, O, S, V, Z",
    Finding.DEPARTMENT: "The first character is no registration department of GB 32100",
    Finding.REGION_FORM: "Characters 3 to 8 are not the 6 digits of a region code",
    Finding.MISPRINT: "Neither the check character nor that of the organisation code fits: a character is mistyped",
    Finding.CHECK_DIGIT: "The check character does not fit, as in codes of the pilot years",
    Finding.ORGANISATION: "The organisation code within fails its own check (GB 11714)",
    Finding.CATEGORY: "The second character is no category of its registration department",
    Finding.REGION: "The region code is not in the table of divisions (GB/T 2260)",
}


def worst(findings: Iterable[Finding]) -> Severity:
    """The severity of a code with these findings."""
    found = {finding.severity for finding in findings}
    return next((one for one in (Severity.WRONG, Severity.WARN) if one in found), Severity.OK)


@dataclass(frozen=True, slots=True)
class Uscc:
    """A code as it was given and as it is kept.

    code: without blanks and hyphens, in capitals and half width. suggestion: the code that was probably meant, where
    letters that codes do not have were typed for digits; it is only said, never put in place.
    """

    given: str
    code: str
    findings: tuple[Finding, ...] = ()
    suggestion: str = ""

    @property
    def severity(self) -> Severity:
        """ok, warn or wrong."""
        return worst(self.findings)

    @property
    def kept(self) -> bool:
        """Whether it can be the key of an enterprise."""
        return self.severity is not Severity.WRONG

    @property
    def department(self) -> str:
        """The name of the department that registered, empty where it is unknown."""
        return DEPARTMENTS.get(self.code[:1], "")

    @property
    def category(self) -> str:
        """The kind of body: 企业, 个体工商户 …; empty where it is unknown."""
        return CATEGORIES.get(self.code[:2], "")

    @property
    def region(self) -> str:
        """The code of the region whose office registered first; an enterprise that moves keeps its code."""
        return self.code[2:8] if self.kept else ""

    @property
    def organisation(self) -> str:
        """The 9 characters of the organisation code (GB 11714), by which older records know the enterprise."""
        return self.code[8:17] if self.kept else ""

    def faults(self, where: str = "") -> tuple[Fault, ...]:
        """Each finding as a fault. where: file, cell or line."""
        do = f"Perhaps {self.suggestion} is meant" if self.suggestion else ""
        return tuple(Fault(f"{self.given!r}: {one.sentence}", where, do=do) for one in self.findings)
