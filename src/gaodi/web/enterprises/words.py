"""The words of enterprises as pages show them: those that the registry has are asked for, states have a colour too."""

from __future__ import annotations

from typing import Any

from django.utils.translation import pgettext_lazy

from gaodi.registry import enterprises
from gaodi.registry.enterprises.kinds import Status as State
from gaodi.web.site.languages import language
from gaodi.web.site.tables import Status

STATES = {
    State.ACTIVE: Status("good", pgettext_lazy("enterprise", "In business")),
    State.SUSPENDED: Status("fair", pgettext_lazy("enterprise", "Suspended")),
    State.REVOKED: Status("poor", pgettext_lazy("enterprise", "Licence revoked")),
    State.DEREGISTERED: Status("none", pgettext_lazy("enterprise", "Deregistered")),
    State.MOVED_OUT: Status("none", pgettext_lazy("enterprise", "Moved out")),
}
YES_NO = {"yes": pgettext_lazy("answer", "Yes"), "no": pgettext_lazy("answer", "No")}
TENURES = {
    "granted": pgettext_lazy("land", "Granted"),
    "allotted": pgettext_lazy("land", "Allotted"),
    "leased": pgettext_lazy("land", "Leased"),
    "collective": pgettext_lazy("land", "Collective"),
}
USES = {"industrial": pgettext_lazy("land", "Industrial")}
NATURES = {
    "new": pgettext_lazy("project", "New"),
    "extension": pgettext_lazy("project", "Extension"),
    "transformation": pgettext_lazy("project", "Technical transformation"),
}
STAGES = {
    "reserve": pgettext_lazy("project", "In reserve"),
    "signed": pgettext_lazy("project", "Signed"),
    "started": pgettext_lazy("project", "Under construction"),
    "producing": pgettext_lazy("project", "Producing"),
    "stopped": pgettext_lazy("project", "Stopped"),
}


def named(thing: Any) -> str:
    """A definition's name in the language of the page."""
    return (language() == "en" and thing.name_en) or thing.name


def heading(column: str) -> str:
    """What a column, attribute or filter is called, as a heading."""
    said = enterprises.heading(column, language())
    return said[:1].upper() + said[1:]
