"""What a rulebook gives names to: its parameters, and what it computes once."""

from __future__ import annotations

from dataclasses import dataclass

from gaodi.rules.saying import Speaker, points
from gaodi.web.site.templatetags.figures import unit


@dataclass(frozen=True, slots=True)
class Parameter:
    """A figure of the document. value: in words; empty while it is to be confirmed."""

    name: str
    label: str
    value: str
    unit: str
    source: str
    cite: str


@dataclass(frozen=True, slots=True)
class Let:
    """What has a name of its own. label: what it is called; its name in the file where it is called nothing."""

    name: str
    label: str
    words: str


def parameters(speaker: Speaker) -> tuple[Parameter, ...]:
    """The parameters with their values."""
    return tuple(
        Parameter(
            name,
            one.label.label(speaker.language),
            points.constant(speaker, one.value) if one.confirmed else "",
            "" if one.unit == "1" or one.confirmed else unit(one.unit),
            one.source,
            one.cite,
        )
        for name, one in speaker.program.rulebook.parameters.items()
    )


def lets(speaker: Speaker) -> tuple[Let, ...]:
    """What has a name of its own, in the order of the file."""
    names = speaker.program.rulebook.let
    return tuple(Let(name, speaker.labels.step(name), speaker.step(name)) for name in names)
