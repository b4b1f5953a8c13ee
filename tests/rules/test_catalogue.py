"""Every rulebook that Gaodi ships: it is sound, its tests pass, and both evaluators give the same to the last bit."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi import catalog
from gaodi.rules import library, trying
from gaodi.rules.explaining.building import given, values
from gaodi.rules.language.nodes import Rank
from gaodi.rules.model import Status
from gaodi.rules.model.rulebook import TO_BE_CONFIRMED
from gaodi.rules.program import QUALIFIED
from gaodi.rules.saying import Speaker
from gaodi.rules.single import Interval, evaluate
from gaodi.rules.trying.model import File
from rules import evaluated
from rules.evaluated import over, shown

CATALOGUE = library.load()
ON = date(2023, 6, 30)


def test_no_file_of_the_catalogue_is_left_out() -> None:
    assert CATALOGUE.faults == ()
    assert len(CATALOGUE) >= 45


@pytest.mark.parametrize("id_", CATALOGUE)
def test_a_rulebook_passes_its_tests(id_: str) -> None:
    outcome = trying.run(None, id_)
    assert [f"{one.name}: {'; '.join(one.differs)}" for one in outcome.failed] == []
    assert outcome.tried


@pytest.mark.parametrize("id_", CATALOGUE)
def test_one_subject_and_a_population_give_the_same_to_the_last_bit(id_: str) -> None:
    found = shown(id_)
    program, results = found.program, found.rows
    for row in found.table.iter_rows(named=True):
        one = evaluate(program, values(row), evaluated.ON, found.statistics, given(program, results[row["subject"]]))
        for name, node in program.steps.items():
            if name != QUALIFIED and not isinstance(node, Rank):
                assert one[name] == got(results[row["subject"]], name, one[name]), (row["subject"], name)


@pytest.mark.parametrize("id_", CATALOGUE)
def test_the_order_of_rows_and_columns_that_nobody_asked_for_change_nothing(id_: str) -> None:
    found = shown(id_)
    shuffled = found.table.sample(fraction=1, shuffle=True, seed=1)
    again = over(found.program, shuffled.with_columns(unrelated=pl.lit("x"), score=pl.lit(3.0), grade=pl.lit("A")))
    assert again.rows == found.rows
    assert again.statistics == found.statistics


def got(row: dict[str, object], name: str, like: object) -> object:
    """A value of the results in the form of one that was evaluated alone."""
    if not isinstance(like, Interval):
        return row[name]
    ends = (row[name], row[name]) if name in row else (row[f"{name}@low"], row[f"{name}@high"])
    return Interval(*ends)  # type: ignore[arg-type]


@pytest.mark.parametrize("language", ["zh", "en"])
def test_every_step_can_be_said_in_both_languages(language: str) -> None:
    for id_ in CATALOGUE:
        program = library.program(None, id_)
        say = Speaker(program, None, language)
        for name in [*program.steps, *program.after]:
            assert say.step(name).strip(), (id_, name)


def test_every_label_has_english() -> None:
    for one in CATALOGUE.values():
        assert one.title.en, one.id
        assert one.issuer.en, one.id
        program = library.program(None, one.id)
        labels = [part.item.label for part in program.every_item()]
        labels += [part.label for part in program.every_clause() if part.label]
        labels += [parameter.label for parameter in one.parameters.values()]
        labels += [own.label for own in one.inputs.values()]
        assert [label.zh for label in labels if not label.en] == [], one.id


def test_every_rulebook_has_a_worked_example_that_a_person_can_follow() -> None:
    """A case that says what comes out; with a score, one whose points are worked out in words."""
    for one in CATALOGUE.values():
        file = catalog.load(library.tests_of(library.source(None, one.id).path), File)
        judged = [case for case in file.cases if case.expect or case.subjects]
        assert judged, one.id
        if one.score:
            assert any(case.source for case in judged), one.id


def test_what_is_put_together_says_where_its_text_was_read() -> None:
    for one in CATALOGUE.values():
        if one.status is not Status.OFFICIAL:
            assert one.sources, one.id
            assert one.notes, one.id


def test_what_nobody_has_seen_is_not_official() -> None:
    """The status follows from the weakest mark: a figure that is to be confirmed rests on no text that was read."""
    for one in CATALOGUE.values():
        if one.status is Status.OFFICIAL:
            assert all(parameter.value != TO_BE_CONFIRMED for parameter in one.parameters.values()), one.id
            assert one.document, one.id


def test_editions_of_a_family_do_not_overlap_for_one_procedure() -> None:
    for family, editions in CATALOGUE.families.items():
        for number, one in enumerate(editions):
            for other in editions[number + 1 :]:
                shared = set(one.procedure) & set(other.procedure)
                if not shared or (one.data_year and other.data_year and one.data_year != other.data_year):
                    continue
                assert one.in_force.to is not None, (family, one.id)
                assert one.in_force.to < other.in_force.from_, (family, one.id, other.id)


def test_the_same_document_serves_reviews_while_another_serves_new_applications() -> None:
    """63号 stays in force for reviews in 2026 while 2号 serves new applications."""
    on = date(2026, 5, 1)
    assert library.applying(None, "little-giant", on=on, procedure="new").id == "little-giant/2026"
    review = library.applying(None, "little-giant", on=on, procedure="review")
    assert review.id == "little-giant/2022-review"
    assert "63号" in review.document


def test_published_counts_are_reproduced_exactly() -> None:
    tried = {one.name: one for one in trying.run(None, "per-mu/standard-grades/2021").tried}
    assert any("巢湖" in name for name in tried)
    assert all(one.passed for one in tried.values())


def test_a_table_of_the_catalogue_needs_no_workspace(tmp_path: Path) -> None:
    from gaodi.rules.runs import evaluate_table

    program = library.program(None, "per-mu/huangyan-above-scale/2021")
    path, out = tmp_path / "in.parquet", tmp_path / "out.parquet"
    inputs = {
        "tax_paid": 40.0, "land_area": 1.0, "value_added": 150.0, "energy_equivalent": 75.0, "pollutants": 0.025,
        "average_employees": 7.5, "rd_spending": 3.5, "main_revenue": 100.0, "above_scale": True,
    }  # fmt: skip
    pl.DataFrame([{"uscc": "a", "unrelated": 1} | inputs]).write_parquet(path)
    evaluate_table(program, path, ON, out)
    assert pl.read_parquet(out)["score@low"].to_list() == [119.844677]
