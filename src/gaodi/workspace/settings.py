"""What the settings of a workspace say: one validated file, `gaodi.yaml`, with a comment for every key."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import Annotated, Literal
from urllib.parse import urlsplit

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, model_validator

VERSION = 1
FORMAT: Literal["gaodi-workspace/1"] = "gaodi-workspace/1"
_CODE = re.compile(r"[1-8]\d{5}")
_PRINTABLE = re.compile(r"[!-~]*")
_VARIABLE = re.compile(r"[A-Z_][A-Z0-9_]*")
_ENDPOINT = "/chat/completions"


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


def _address(address: str) -> str:
    """Nothing of the address is said again: somebody may have put a password into it."""
    if not address:
        return ""
    if not _PRINTABLE.fullmatch(address) or not _is_endpoint(address):
        raise ValueError("address is not the address of an interface, such as http://model.example:8000/v1")
    parts = urlsplit(address)
    if parts.username is not None or parts.query or parts.fragment:
        raise ValueError("address holds more than host and path: a key stands in an environment variable, never here")
    if parts.path.rstrip("/").endswith(_ENDPOINT):
        raise ValueError(f"address ends in {_ENDPOINT}: leave that out, Gaodi adds it")
    return address.rstrip("/")


def _is_endpoint(address: str) -> bool:
    """Whether this is http or https with a host, and with a port that is one where it has a port."""
    try:
        parts = urlsplit(address)
        return parts.scheme in ("http", "https") and bool(parts.hostname) and parts.port != 0
    except ValueError:
        return False


def _variable(name: str) -> str:
    """The name is not said again: it may be the key itself, written into the wrong place."""
    if name and not _VARIABLE.fullmatch(name):
        raise ValueError(
            "key_variable is not the name of an environment variable (capital letters, digits and _). "
            "The key itself does not belong into this file: write it into such a variable, and its name here"
        )
    return name


class SecondOpinion(Part):
    """An OpenAI-compatible interface that may be asked about the text of a plan; off while it has no address.

    address: up to the version (http://model.example:8000/v1), to which `/chat/completions` is added. key_variable: the
    name of the environment variable that holds the key, empty where none is needed. timeout: seconds for one answer.
    """

    address: Annotated[str, AfterValidator(_address)] = ""
    model: Annotated[str, Field(max_length=200)] = ""
    key_variable: Annotated[str, AfterValidator(_variable)] = ""
    timeout: Annotated[float, Field(gt=0, le=600)] = 120.0

    @model_validator(mode="after")
    def _whole(self) -> SecondOpinion:
        if self.address and not self.model:
            raise ValueError("address is set and model is empty: name the model that is to be asked")
        return self

    @property
    def on(self) -> bool:
        """Whether anything may be asked."""
        return bool(self.address)

    @property
    def host(self) -> str:
        """Where the text is sent: host, and port where one is named."""
        return urlsplit(self.address).netloc

    @property
    def endpoint(self) -> str:
        """The address that is asked."""
        return f"{self.address}{_ENDPOINT}"


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
    second_opinion: SecondOpinion = SecondOpinion()
    sources: tuple[str, ...] = ()
    demonstration: bool = False
