"""Of benefits that may not be had together, all subjects at once keep what each would keep alone."""

from __future__ import annotations

import polars as pl
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.rules.matching.choosing import chosen
from gaodi.rules.matching.conflicts import resolved
from gaodi.rules.matching.model import Match
from gaodi.rules.single import Interval

DOCUMENTS = ("policy/a/2021", "policy/b/2021", "policy/b/2023")
BENEFITS = [(document, benefit) for document in DOCUMENTS for benefit in ("x", "y")]
WORDS = [*DOCUMENTS, "policy/b", "x", "policy/a/2021#y"]
SCHEMA = {
    "subject": pl.String, "rulebook": pl.String, "benefit": pl.String, "group": pl.String,
    "against": pl.List(pl.String), "order": pl.Int64, "certain": pl.Float64, "kept": pl.Float64,
}  # fmt: skip


def benefit(number: int, group: str, against: list[str], amount: float) -> Match:
    document, name = BENEFITS[number]
    given_ = Interval(amount, amount)
    return Match(
        document, "", "", name, "", "judged", True, given_, given_, "", group, tuple(against), None, None, (), ()
    )  # fmt: skip


SAID = st.tuples(st.sampled_from(["", "", "g"]), st.lists(st.sampled_from(WORDS), max_size=2, unique=True))
AMOUNTS = st.lists(st.sampled_from([0.0, 1.0, 2.0, 3.0, 5.0]), min_size=len(BENEFITS), max_size=len(BENEFITS))


@settings(max_examples=150)
@given(st.lists(SAID, min_size=len(BENEFITS), max_size=len(BENEFITS)), st.lists(AMOUNTS, min_size=1, max_size=4))
def test_all_together_keep_what_each_keeps_alone(
    said: list[tuple[str, list[str]]], subjects: list[list[float]]
) -> None:
    rows, wanted = [], []
    for number, amounts in enumerate(subjects):
        alone = resolved(benefit(at, *said[at], amount) for at, amount in enumerate(amounts))
        wanted += [one.kept.low for one in alone if one.kept is not None]
        for at, amount in enumerate(amounts):
            rows.append((f"s{number}", *BENEFITS[at], said[at][0], said[at][1], at, amount, amount))
    found = chosen(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert found.sort("subject", "order")["kept"].to_list() == wanted


def test_a_rival_that_lost_stands_against_nobody() -> None:
    amounts = {"x": 3.0, "y": 2.0, "z": 1.0}
    against = {"x": ["y"], "y": ["z"], "z": []}
    rows = [("s", "policy/a/2021", name, "", against[name], at, amounts[name], amounts[name])
            for at, name in enumerate(amounts)]  # fmt: skip
    found = chosen(pl.DataFrame(rows, schema=SCHEMA, orient="row"))
    assert dict(found.select("benefit", "kept").iter_rows()) == {"x": 3.0, "y": 0.0, "z": 1.0}
