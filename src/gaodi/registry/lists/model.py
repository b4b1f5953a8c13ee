"""A named list and its members: who is on it, since when, until when, and who says so."""

from __future__ import annotations

from datetime import date
from typing import Literal

from pydantic import model_validator

from gaodi.registry.definition import Definition, Slug, Text
from gaodi.registry.observations.model import Confidence
from gaodi.registry.subjects import Subject


class NamedList(Definition):
    """A list. unit: the measure word its members are counted with."""

    id: Slug
    name: Text
    name_en: Text
    aliases: tuple[Text, ...] = ()
    unit: Text


class Member(Definition):
    """One stay of a member on a list; one that left and came back has two.

    uscc: its unified social credit code, if known. subject: the region that it counts for. recognised: the first day on
    the list, None where it is not known; expires: the last day unless renewed; left: the day it was taken off.
    """

    list: Slug
    name: Text
    uscc: str = ""
    subject: str = ""
    recognised: date | None = None
    expires: date | None = None
    left: date | None = None
    source: str = ""
    confidence: Confidence = Confidence.SEEN
    citation: str = ""
    address: str = ""
    quote: str = ""
    note: str = ""
    synthetic: bool = False

    @model_validator(mode="after")
    def _in_order(self) -> Member:
        for last, words in ((self.expires, "expires"), (self.left, "is taken off")):
            if self.recognised and last and last < self.recognised:
                raise ValueError(f"{self.name} {words} on {last}, before it was recognised on {self.recognised}")
        return self


class Definitions(Definition):
    """What lists.yaml holds."""

    format: Literal["gaodi-lists/1"]
    lists: tuple[NamedList, ...]


class File(Definition):
    """What a file of members holds. region, source: of those that name none. synthetic: all of it is made up."""

    format: Literal["gaodi-members/1"]
    region: str = ""
    source: str = ""
    synthetic: bool = False
    subjects: tuple[Subject, ...] = ()
    members: tuple[Member, ...]
