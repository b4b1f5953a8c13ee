"""What rows about enterprises must hold: ids and codes that fit, words that are known, days in order."""

from __future__ import annotations

from typing import TYPE_CHECKING

import polars as pl

from gaodi.registry import industries, regions, sources, subjects, uscc
from gaodi.registry.checked import Rule, among
from gaodi.registry.enterprises.kinds import Alias, Group, Ownership, Purpose, Scale, Status
from gaodi.registry.enterprises.provisional import FORM, provisional
from gaodi.registry.metrics import SubjectKind

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

WRONG, GIVEN = "_wrong", "_given"

_ID, _CODE = pl.col("id"), pl.col("uscc")
_POSITION = (
    Rule("longitude", ~pl.col("longitude").is_between(73, 136), "The longitude {longitude} is not in China"),
    Rule("latitude", ~pl.col("latitude").is_between(3, 54), "The latitude {latitude} is not in China"),
    Rule(
        "latitude",
        pl.col("longitude").is_null() != pl.col("latitude").is_null(),
        "Longitude and latitude come together; they are {longitude} and {latitude}",
    ),
)
_SPAN = Rule("until", pl.col("until") < pl.col("since"), "It ends on {until}, before it begins on {since}")


def coded(rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with normalised codes and ids, and what is odd about a code in `mark`.

    An id that is no provisional one is a code. Without either the id is a provisional one, from the name. `_given` is
    the id as it was given, `_wrong` says why its code can be none.
    """
    given = rows.select(pl.coalesce("uscc", pl.when(~_ID.str.contains(FORM)).then("id"))).to_series()
    found = uscc.checked(given)
    wrong = found["severity"].cast(pl.String) == uscc.Severity.WRONG
    kept, findings = found["code"].set(wrong, None), found["findings"]
    rows = rows.with_columns(
        _ID.alias(GIVEN),
        pl.Series("uscc", kept),
        pl.coalesce("mark", pl.Series(findings.set(wrong | (findings == ""), None))).alias("mark"),
        pl.Series(WRONG, _sentences(given, findings.set(~wrong, None))),
    )
    known = pl.when(_ID.str.contains(FORM)).then("id")
    return rows.with_columns(id=pl.coalesce(known, "uscc", provisional(rows["name"])))


def _sentences(codes: pl.Series, findings: pl.Series) -> pl.Series:
    said = {kinds: uscc.Finding(kinds.split(",")[0]).sentence for kinds in findings.drop_nulls().unique()}
    words = findings.replace_strict(said, default=None, return_dtype=pl.String)
    return codes + ": " + words


def enterprises(ws: Workspace) -> list[Rule]:
    """The rules of rows that `coded` gave."""
    return [
        Rule("uscc", pl.col(WRONG).is_not_null(), f"{{{WRONG}}}"),
        Rule(
            "id",
            _CODE.is_not_null() & (_ID != _CODE),
            "The id {id} is provisional and the code {uscc} is known",
            do="Use `identify`, which keeps what refers to the old id",
        ),
        Rule("id", _CODE.is_not_null() & (uscc_of(GIVEN) != _CODE), f"The id {{{GIVEN}!r}} is not the code {{uscc}}"),
        Rule("name", pl.col("name").is_null(), "The enterprise has no name"),
        *_words(status=Status, ownership=Ownership, scale=Scale),
        Rule("ended", pl.col("ended") < pl.col("founded"), "It ended on {ended}, before it was founded on {founded}"),
        Rule("capital", pl.col("capital") < 0, "The registered capital {capital} is below nothing"),
        industry(),
        *place(ws),
        source(ws),
    ]


def uscc_of(column: str) -> pl.Expr:
    """An id as it is compared with a code; nothing for a provisional one."""
    return pl.when(~pl.col(column).str.contains(FORM)).then(pl.col(column).str.strip_chars().str.to_uppercase())


def aliases(ws: Workspace) -> list[Rule]:
    """The rules of rows about aliases."""
    needed = [_needed(column) for column in ("enterprise", "kind", "value")]
    return [*needed, among("kind", Alias, "kind of alias"), _SPAN, source(ws)]


def sites(ws: Workspace) -> list[Rule]:
    """The rules of rows about sites."""
    needed = [_needed(column) for column in ("site", "enterprise")]
    return [*needed, *_words(purpose=Purpose), _SPAN, *place(ws), source(ws)]


def groups(ws: Workspace) -> list[Rule]:
    """The rules of rows about groups."""
    share = Rule("share", ~pl.col("share").is_between(0, 100), "The share {share} is no percentage", "0 to 100")
    needed = [_needed(column) for column in ("kind", "group", "enterprise")]
    return [*needed, among("kind", Group, "kind of group"), share, _SPAN, source(ws)]


def place(ws: Workspace) -> list[Rule]:
    """The rules of region, park and position."""
    parks = [one.id for one in subjects.load(ws).values() if one.kind is SubjectKind.PARK]
    region = ~pl.col("region").is_in(regions.load(ws).codes)
    return [
        Rule("region", region, "There is no region {region!r}", "a code of GB/T 2260: six digits"),
        among("park", parks),
        *_POSITION,
    ]


def industry() -> Rule:
    """The rule that the industry is one of GB/T 4754, of any level, with its letter."""
    known = [one.written for one in industries.load()]
    what, expected = "There is no industry {industry!r}", "a code of GB/T 4754 with its letter, such as C3511"
    return Rule("industry", ~pl.col("industry").is_in(known), what, expected)


def source(ws: Workspace) -> Rule:
    """The rule that every row has a source that is defined."""
    known = pl.col("source").fill_null("").is_in(list(sources.load(ws)))
    return Rule("source", ~known, "There is no source {source!r}", do="Define it in sources.yaml, or name one that is")


def made_up(ws: Workspace, rows: pl.DataFrame) -> pl.DataFrame:
    """The rows with `synthetic` filled: those of a source that is made up are."""
    fiction = [one.id for one in sources.load(ws).values() if one.synthetic]
    return rows.with_columns(synthetic=pl.col("synthetic").fill_null(value=False) | pl.col("source").is_in(fiction))


def _words(**columns: type[Status | Ownership | Scale | Purpose]) -> list[Rule]:
    return [among(column, words) for column, words in columns.items()]


def _needed(column: str) -> Rule:
    return Rule(column, pl.col(column).is_null(), f"The {column} is empty")
