"""The words that columns about enterprises hold: what may stand there, in the order in which it is shown."""

from __future__ import annotations

from enum import StrEnum


class Status(StrEnum):
    """Whether it is in business (存续、停业、吊销、注销、迁出)."""

    ACTIVE = "active"
    SUSPENDED = "suspended"
    REVOKED = "revoked"
    DEREGISTERED = "deregistered"
    MOVED_OUT = "moved-out"


class Ownership(StrEnum):
    """Whose capital it is (国有、集体、民营、港澳台、外资、混合). HMT: of Hong Kong, Macao or Taiwan."""

    STATE = "state"
    COLLECTIVE = "collective"
    PRIVATE = "private"
    HMT = "hmt"
    FOREIGN = "foreign"
    MIXED = "mixed"


class Scale(StrEnum):
    """Its size by 国统字〔2017〕213号, the largest first."""

    LARGE = "large"
    MEDIUM = "medium"
    SMALL = "small"
    MICRO = "micro"


class Alias(StrEnum):
    """What else an enterprise is called or numbered. PROVISIONAL: the id it had before its code was known."""

    FORMER_NAME = "former-name"
    SHORT_NAME = "short-name"
    ENGLISH_NAME = "english-name"
    OTHER_NAME = "other-name"
    REGISTRATION_NUMBER = "registration-number"
    ORGANISATION_CODE = "organisation-code"
    TAX_NUMBER = "tax-number"
    PROVISIONAL = "provisional"

    @property
    def names(self) -> bool:
        """Whether it is a name, not a number."""
        return self in _NAMES


_NAMES = {Alias.FORMER_NAME, Alias.SHORT_NAME, Alias.ENGLISH_NAME, Alias.OTHER_NAME}


class Purpose(StrEnum):
    """What a site is for."""

    REGISTERED = "registered"
    PRODUCTION = "production"
    RESEARCH = "research"
    STORAGE = "storage"
    SALES = "sales"


class Group(StrEnum):
    """CONTROL: enterprises under one control. ENTITY: enterprises that are evaluated together (合并评价)."""

    CONTROL = "control"
    ENTITY = "entity"
