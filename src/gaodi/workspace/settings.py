"""What the settings of a workspace say: one validated file, `gaodi.yaml`, with a comment for every key."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

VERSION = 1
FORMAT: Literal["gaodi-workspace/1"] = "gaodi-workspace/1"
_CODE = re.compile(r"[1-8]\d{5}")


class Part(BaseModel):
    """A part of the settings: what it does not know is a fault, and it does not change once read."""

    model_config = ConfigDict(extra="forbid", frozen=True)


class Language(StrEnum):
    """The languages of Gaodi."""

    CHINESE = "zh"
    ENGLISH = "en"


def _region_code(code: str) -> str:
    if code and not _CODE.fullmatch(code):
        raise ValueError(f"{code!r} is not a code of GB/T 2260: six digits, the first from 1 to 8, in quotes")
    return code


class Region(Part):
    """The region that the workspace is for. code: GB/T 2260; empty while it is not said."""

    code: Annotated[str, AfterValidator(_region_code)] = ""
    name: str = ""
    name_en: str = ""


Probability = Annotated[float, Field(gt=0, lt=1)]


class Attainment(Part):
    """How forecasts are read. A target is on track from odds `on_track`, at risk from `at_risk`, unlikely below.

    interval: the share of futures that the fan of a forecast covers.
    """

    on_track: Probability = 0.7
    at_risk: Probability = 0.3
    interval: Probability = 0.8

    @model_validator(mode="after")
    def _in_order(self) -> Attainment:
        if self.at_risk >= self.on_track:
            raise ValueError(f"at_risk ({self.at_risk:g}) is not below on_track ({self.on_track:g})")
        return self


class Settings(Part):
    """Everything that gaodi.yaml may say.

    lake: folder (from the workspace, unless absolute) or URL of an object store. sources: ids of sources, the most
    trusted first: whose figure counts where several give one. demonstration: made by `gaodi start`, which keeps it
    filled.
    """

    format: Literal["gaodi-workspace/1"] = FORMAT
    name: Annotated[str, Field(min_length=1, max_length=200)] = "workspace"
    region: Region = Region()
    language: Language = Language.CHINESE
    lake: Annotated[str, Field(min_length=1)] = "lake"
    attainment: Attainment = Attainment()
    sources: tuple[str, ...] = ()
    demonstration: bool = False
