"""A column: what it is called, how its cells are written, what may be done with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Any

from django.utils import timezone
from django.utils.html import conditional_escape, escape
from django.utils.translation import gettext as _

from gaodi.web.site.templatetags.figures import NONE, figure, fraction, odds, percent, unit


class Kind(StrEnum):
    """How the cells of a column are written."""

    TEXT = "text"
    NUMBER = "number"
    PERCENT = "percent"
    ODDS = "odds"
    DATE = "date"
    TIME = "time"


@dataclass(frozen=True, slots=True)
class Status:
    """A state as a colour (good, fair, poor, busy, none) and always a word."""

    tone: str
    label: Any


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell as it is shown."""

    text: str
    css: str = ""
    url: str = ""
    tone: str = ""
    note: str = ""

    @property
    def html(self) -> str:
        """The cell as HTML, every text in it escaped. Tables have thousands of cells, and the template language would
        spend most of a page's time on them."""
        css = f' class="{escape(self.css)}"' if self.css else ""
        text = conditional_escape(self.text)
        if self.tone:
            text = f'<span class="status-word status-{escape(self.tone)}">{text}</span>'
        elif self.url:
            text = f'<a href="{escape(self.url)}">{text}</a>'
        note = f'<div class="cell-note">{conditional_escape(self.note)}</div>' if self.note else ""
        return f"<td{css}>{text}{note}</td>"


@dataclass(frozen=True, slots=True)
class Column:
    """key: the frame's column or the record's attribute (`organisation__name` follows a relation).

    unit: written once, in the header. choices: words for stored values; statuses: words with a colour. filtered: can
    be chosen from a list. confidential: its cells are withheld in rows whose `masked` is true. hidden: only shown when
    picked. value: computes the cell from the row, also a word in place of a figure; such a column cannot be sorted.
    url: where the cell leads. css: class of the cell, or of the row's cell. figures: its text is figures, which stand
    on the right. decimals: of all cells, or of the row's cell. note: what stands in small letters under the cell.
    in_files: the columns that a file has in its place.
    """

    key: str
    label: Any
    kind: Kind = Kind.TEXT
    unit: Any = ""
    decimals: int | Callable[[Any], int | None] | None = None
    choices: Mapping[Any, Any] | None = None
    statuses: Mapping[Any, Status] | None = None
    filtered: bool = False
    sortable: bool = True
    confidential: bool = False
    hidden: bool = False
    value: Callable[[Any], Any] | None = None
    url: Callable[[Any], str] | None = None
    css: str | Callable[[Any], str] = ""
    figures: bool = False
    note: Callable[[Any], str] | None = None
    in_files: tuple[Column, ...] = ()

    @property
    def right(self) -> bool:
        """Whether its cells are figures, which stand on the right."""
        return self.figures or self.kind in {Kind.NUMBER, Kind.PERCENT, Kind.ODDS}

    @property
    def header(self) -> str:
        """Label and unit in one line, for exports."""
        return f"{self.label} ({unit(self.unit)})" if self.unit else str(self.label)

    def sorts(self) -> bool:
        """Whether the table can be ordered by it."""
        return self.sortable and self.value is None

    def options(self) -> list[tuple[str, str]]:
        """What can be chosen in its filter."""
        if self.statuses:
            return [(str(key), str(status.label)) for key, status in self.statuses.items()]
        return [(str(key), str(label)) for key, label in (self.choices or {}).items()]

    def raw(self, row: Any) -> Any:
        """The value of the cell as data; None where it is withheld."""
        if self.withheld(row):
            return None
        if self.value is not None:
            return self.value(row)
        if isinstance(row, Mapping):
            return row.get(self.key)
        for name in self.key.split("__"):
            row = getattr(row, name, None)
        return row

    def withheld(self, row: Any) -> bool:
        """Whether the person may not see this cell."""
        return self.confidential and bool(row.get("masked") if isinstance(row, Mapping) else getattr(row, "masked", 0))

    def words(self, row: Any) -> Any:
        """The value as an export writes it: numbers as numbers, everything else as the words of the page."""
        return _("confidential") if self.withheld(row) else self.said(self.raw(row))

    def said(self, value: Any) -> Any:
        """A value that is not withheld, as an export writes it."""
        if value is None:
            return None
        if self.statuses and value in self.statuses:
            return str(self.statuses[value].label)
        if self.choices and value in self.choices:
            return str(self.choices[value])
        if self.kind is Kind.ODDS:
            return fraction(value)
        if self.kind is Kind.NUMBER and isinstance(value, float) and value.is_integer():
            return int(value)
        return value if self.right or isinstance(value, date) else str(value)

    def cell(self, row: Any) -> Cell:
        """The value as the page shows it."""
        if self.withheld(row):
            return Cell(_("confidential"), css="masked right" if self.right else "masked")
        value = self.raw(row)
        own = self.css(row) if callable(self.css) else self.css
        css = " ".join(filter(None, ["right" if self.right else "", own]))
        if value is None or value == "":
            return Cell(NONE, css=css)
        tone = self.statuses[value].tone if self.statuses and value in self.statuses else ""
        url, note = (made(row) if made else "" for made in (self.url, self.note))
        return Cell(self._text(value, row), css=css, url=url, tone=tone, note=note)

    def _text(self, value: Any, row: Any) -> str:
        if isinstance(value, str) and self.value is not None:
            return value
        places = self.decimals(row) if callable(self.decimals) else self.decimals
        if self.kind is Kind.NUMBER:
            return figure(value, places)
        if self.kind is Kind.PERCENT:
            return percent(value, places or 0)
        if self.kind is Kind.ODDS:
            return odds(value)
        if isinstance(value, datetime):
            return timezone.localtime(value).strftime("%Y-%m-%d %H:%M" if self.kind is Kind.TIME else "%Y-%m-%d")
        return str(self.words(row))
