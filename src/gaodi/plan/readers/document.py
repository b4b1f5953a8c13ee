"""What reading makes: a document's text and where each part of it stands in the file."""

from __future__ import annotations

from dataclasses import dataclass, field

from gaodi.plan.model import Place, Source


@dataclass(frozen=True, slots=True)
class Document:
    """The text that a plan's spans count in, and the file that it came from."""

    text: str
    source: Source


@dataclass(frozen=True, slots=True)
class Content:
    """What one format's reader hands over: the text, its encoding, its places."""

    text: str
    encoding: str
    places: tuple[Place, ...] = ()


@dataclass(slots=True)
class Draft:
    """Text in the making: pieces are put after each other, each with the name of its place."""

    pieces: list[str] = field(default_factory=list)
    places: list[Place] = field(default_factory=list)
    length: int = 0

    def put(self, text: str, place: str = "") -> None:
        """Add a piece; place: where it comes from, if that differs from the piece before."""
        if place:
            self.places.append(Place(start=self.length, name=place))
        self.pieces.append(text)
        self.length += len(text)

    def content(self, encoding: str) -> Content:
        """The whole."""
        return Content("".join(self.pieces), encoding, tuple(self.places))
