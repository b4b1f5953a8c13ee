"""A table for one request: what the address asks for, the rows that answer it, and the export of all of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.utils.safestring import SafeString, mark_safe

from gaodi.web import policy
from gaodi.web.policy import Action
from gaodi.web.site.tables.column import Cell, Column
from gaodi.web.site.tables.export import export_csv, export_xlsx
from gaodi.web.site.tables.source import Source, source_of

FORMATS = {"csv": export_csv, "xlsx": export_xlsx}


@dataclass(frozen=True, slots=True)
class Filter:
    """A list from which rows are chosen by one column."""

    name: str
    column: Column
    chosen: str
    options: list[tuple[str, str]]


@dataclass(frozen=True, slots=True)
class Heading:
    """A column's header, with the address that sorts by it."""

    column: Column
    sorted: str
    sort: str


@dataclass(frozen=True, slots=True)
class Row:
    """A row as shown; `data` is the row it was made from."""

    data: Any
    cells: list[Cell]

    @property
    def html(self) -> SafeString:
        """The row as HTML."""
        return mark_safe(f"<tr>{''.join(cell.html for cell in self.cells)}</tr>")  # noqa: S308 - the cells escape


class Table:
    """Parameters of the address, each with the table's prefix: q, sort, columns, page, export, and one per filter.

    name: what the rows are, for the export's title and file. search: keys that the search box looks in. order: the
    key rows are sorted by until the person chooses (`-key` for falling). empty: what to say and to do when there is
    nothing: `{"what": …, "do": …, "url": …, "action": …}`. labels: columns that stand first in every file, such as the
    plan that the rows are of. beside: what else of the page is put anew when the table is, as `#facets`. hint: what the
    search box looks in, in words. notes: sentences that every file ends with. purposes: what a file can be for, where
    that has to be said, as `(value, words)`; it comes as `purpose`.
    """

    def __init__(
        self,
        request: HttpRequest,
        columns: Sequence[Column],
        rows: Any,
        *,
        name: Any,
        search: Sequence[str] = (),
        order: str = "",
        prefix: str = "",
        per_page: int = 50,
        exportable: bool = True,
        empty: dict[str, Any] | None = None,
        labels: Sequence[Column] = (),
        beside: str = "",
        hint: Any = "",
        notes: Sequence[Any] = (),
        purposes: Sequence[tuple[str, str]] = (),
    ) -> None:
        self.request, self.all_columns, self.name = request, tuple(columns), name
        self.searched, self.order, self.prefix, self.per_page = tuple(search), order, prefix, per_page
        self.empty, self.labels, self._rows, self._exportable = empty, tuple(labels), rows, exportable
        self.beside, self.hint, self.notes, self.purposes = beside, hint, tuple(notes), tuple(purposes)

    def parameter(self, name: str) -> str:
        """What the address says for a name, without the prefix."""
        return self.request.GET.get(self.prefix + name, "").strip()

    @property
    def id(self) -> str:
        return f"table-{self.prefix or 'rows'}"

    @property
    def exportable(self) -> bool:
        """Whether this person may export."""
        return self._exportable and policy.allows(self.request.user, Action.EXPORT)

    @property
    def query(self) -> str:
        return self.parameter("q")

    @cached_property
    def columns(self) -> tuple[Column, ...]:
        """The columns shown: those picked, else those not hidden."""
        picked = set(self.parameter("columns").split(",")) - {""}
        chosen = tuple(column for column in self.all_columns if column.key in picked)
        return chosen or tuple(column for column in self.all_columns if not column.hidden)

    @property
    def file_columns(self) -> tuple[Column, ...]:
        """The columns of an export."""
        return (*self.labels, *(part for column in self.columns for part in column.in_files or (column,)))

    @cached_property
    def filters(self) -> list[Filter]:
        return [
            Filter(self.prefix + column.key, column, self.parameter(column.key), column.options())
            for column in self.all_columns
            if column.filtered
        ]

    @cached_property
    def sort(self) -> tuple[Column | None, bool]:
        """The column sorted by, and whether falling; nothing for a name that is not a column."""
        asked = self.parameter("sort") or self.order
        names = {column.key: column for column in self.all_columns if column.sorts()}
        return names.get(asked.lstrip("-")), asked.startswith("-")

    @cached_property
    def source(self) -> Source:
        """The rows that answer the search and the filters, in order."""
        found = source_of(self._rows)
        if self.query and self.searched:
            found = found.search(self.query, self.searched)
        for choice in self.filters:
            if choice.chosen and choice.chosen in dict(choice.options):
                found = found.equal(choice.column.key, choice.chosen)
        column, falling = self.sort
        return found.order(column.key, falling) if column else found

    @cached_property
    def count(self) -> int:
        return self.source.count()

    @property
    def narrowed(self) -> bool:
        """Whether something was searched for or filtered."""
        return bool(self.query or any(choice.chosen for choice in self.filters))

    @property
    def pages(self) -> int:
        return max(1, -(-self.count // self.per_page))

    @cached_property
    def page(self) -> int:
        asked = self.parameter("page")
        return min(max(int(asked), 1), self.pages) if asked.isdecimal() and len(asked) < 10 else 1

    @property
    def previous(self) -> str:
        return self.address(page=str(self.page - 1)) if self.page > 1 else ""

    @property
    def next(self) -> str:
        return self.address(page=str(self.page + 1)) if self.page < self.pages else ""

    @cached_property
    def rows(self) -> list[Row]:
        found = self.source.page((self.page - 1) * self.per_page, self.per_page)
        return [Row(row, [column.cell(row) for column in self.columns]) for row in found]

    @cached_property
    def headings(self) -> list[Heading]:
        by, falling = self.sort
        return [self._heading(column, by is column, falling) for column in self.columns]

    def _heading(self, column: Column, current: bool, falling: bool) -> Heading:
        if not column.sorts():
            return Heading(column, "", "")
        state = ("descending" if falling else "ascending") if current else "none"
        return Heading(
            column, state, self.address(sort=column.key if state != "ascending" else f"-{column.key}", page="")
        )

    def address(self, **changes: str) -> str:
        """The address of the page with some of the table's parameters changed."""
        query = self.request.GET.copy()
        query.pop(f"{self.prefix}export", None)
        for name, value in changes.items():
            query.pop(self.prefix + name, None)
            if value:
                query[self.prefix + name] = value
        return f"?{query.urlencode()}"

    @property
    def csv(self) -> str:
        return self.address(export="csv")

    @property
    def xlsx(self) -> str:
        return self.address(export="xlsx")

    @property
    def kept(self) -> list[tuple[str, str]]:
        """Parameters of the address that the search form carries along."""
        return self.others("q", "page", *(choice.column.key for choice in self.filters))

    @property
    def kept_by_columns(self) -> list[tuple[str, str]]:
        """Those that the column picker carries along."""
        return self.others("columns")

    @property
    def kept_by_export(self) -> list[tuple[str, str]]:
        """Those that the form of the export carries along."""
        return self.others("purpose")

    def others(self, *names: str) -> list[tuple[str, str]]:
        """The parameters of the address but these of the table; one that is there several times, several times."""
        own = {self.prefix + name for name in (*names, "export")}
        return [(name, value) for name, values in self.request.GET.lists() if name not in own for value in values]

    def export(self) -> HttpResponse | None:
        """The file that the address asks for, or None when it asks for the page. Asks the policy; goes on the trail."""
        asked = self.parameter("export")
        if asked not in FORMATS or not self._exportable:
            return None
        policy.require(self.request.user, Action.EXPORT)
        return FORMATS[asked](self)
