"""Runs: what is gathered, kept, and computed again; what a killed one leaves behind."""

from __future__ import annotations

import shutil
from pathlib import Path

import polars as pl
import pytest

from gaodi import engine
from gaodi.errors import InputError, NotFound
from gaodi.registry.enterprises.tables import ENTERPRISES
from gaodi.registry.sources import Recipient
from gaodi.rules import files, library, query, runs
from gaodi.rules.gathering import Among, Single, gather, years
from gaodi.rules.results import RESULTS, latest
from gaodi.rules.runs import Run, folder
from gaodi.workspace import Workspace
from rules.town import FIRMS, ON, made, observe


def found(run: Run, column: str) -> dict[str, object]:
    """A column of the results by firm."""
    return dict(run.results().select("subject", column).collect().iter_rows())


def test_the_population_stands_where_the_document_puts_it(graded: Run) -> None:
    assert found(graded, "standing") == dict.fromkeys(FIRMS, "judged") | {"firm-e": "exempt", "firm-f": "outside"}


def test_scores_follow_the_formula(graded: Run) -> None:
    """firm-b: 100/20 of 10 万元/亩 by 60, and 120/4000 of the ratio of sums of those judged (0.0849…) by 40."""
    judged = {"firm-a": 300.0, "firm-b": 120.0, "firm-c": 60.0, "firm-d": 90.0, "firm-g": 500.0, "firm-h": 400.0}
    revenue = 5000 + 4000 + 800 + 3000 + 2000 + 2500
    benchmark = sum(judged.values()) / revenue
    expected = round(5 / 10 * 60 + (120 / 4000) / benchmark * 40, 2)
    assert found(graded, "score@low")["firm-b"] == pytest.approx(expected)
    assert found(graded, "score.tax@low")["firm-a"] == 90  # 20 of 10 is capped at one and a half times the weight


def test_a_firm_without_a_score_gets_the_grades_it_could_have_and_takes_no_place(graded: Run) -> None:
    """Nobody knows the tax of firm-g, which lies between nothing and the cap."""
    row = graded.row("firm-g")
    assert (row["grade"], row["place"]) == (None, None)
    assert row["grade@best"] < row["grade@worst"]
    assert sum(one.number for one in graded.cutoffs) == 5


def test_grades_are_by_cumulative_places_half_up(graded: Run) -> None:
    """Of five: 1, 3.25 → 3, 4.75 → 5, 5."""
    grades = [one for one in found(graded, "grade").values() if one]
    assert sorted(grades) == ["A", "B", "B", "C", "C", "T"]
    assert [one.places for one in graded.cutoffs] == [1, 3, 5, 5]


def test_what_is_not_known_is_bounded_and_what_is_due_is_cut_to_the_budget(supported: Run) -> None:
    """firm-a is on the list (10 % of 300), firm-g and firm-h would be due if they are audited, of whom nobody said."""
    assert found(supported, "qualified")["firm-a"] is True
    assert found(supported, "qualified")["firm-h"] is None
    assert (supported.row("firm-h")["benefit.grant@low"], supported.row("firm-h")["benefit.grant@high"]) == (0, 40)
    (spent,) = supported.budgets
    assert (spent.due, spent.asked, spent.paid, spent.most) == (1, 30, 30, 30 + 40 + 50)


def test_results_are_facts_of_the_lake(town: Workspace, graded: Run) -> None:
    rows = RESULTS.current(town).filter(pl.col("run") == graded.id).sort("subject")
    assert rows.height == len(FIRMS)
    assert rows.row(0, named=True)["grade"] == found(graded, "grade")["firm-a"]
    assert latest(town, "town/per-mu", 2022).height == len(FIRMS)


def test_a_run_recomputed_is_identical_to_the_last_bit(town: Workspace, graded: Run, supported: Run) -> None:
    for run in (graded, supported):
        assert runs.recompute(town, run.id).identical


def test_a_run_whose_results_were_tampered_with_is_not(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    (part,) = (run.path / folder.RESULTS).glob("*.parquet")
    rows = pl.read_parquet(part)
    rows.with_columns(qualified=pl.lit(value=True)).write_parquet(part)
    again = runs.recompute(ws, run.id)
    assert not again.identical
    assert again.differing > 0


def test_evidence_that_was_replaced_as_a_whole_differs_from_what_the_lake_recorded(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    observe(ws, pl.DataFrame({"subject": ["firm-c"], "rd-expense": [500.0]}), 2022)
    other = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    for name in (folder.INPUTS, folder.RESULTS):
        shutil.rmtree(run.path / name)
        shutil.copytree(other.path / name, run.path / name)
    shutil.copy(other.path / folder.ABOUT, run.path / folder.ABOUT)
    again = runs.recompute(ws, run.id)
    assert (again.differing, again.statistics, again.text) == (0, True, True)
    assert again.recorded == 1
    assert not again.identical


def test_a_changed_text_and_rows_that_are_gone_are_found(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    text = run.path / folder.TEXTS / "0.yaml"
    text.write_text(text.read_text("utf-8") + "# and so on\n", "utf-8")
    again = runs.recompute(ws, run.id)
    assert (again.differing, again.text, again.identical) == (0, False, False)
    shutil.rmtree(run.path / folder.INPUTS)
    with pytest.raises(InputError, match=f"The inputs of the run {run.id} are gone"):
        runs.recompute(ws, run.id)
    (run.path / folder.ABOUT).write_text("{", "utf-8")
    with pytest.raises(InputError, match="cannot be read"):
        runs.load(ws, run.id)


@pytest.mark.parametrize("change", [lambda text: text.rstrip("\n"), lambda text: text.replace("\n", "\r\n")])
def test_however_lines_end_a_run_keeps_the_text_that_was_evaluated(tmp_path: Path, change) -> None:  # type: ignore[no-untyped-def]
    ws = made(tmp_path / "ws")
    path = ws.path / "catalog" / "rulebooks" / "support.yaml"
    path.write_bytes(change(path.read_text("utf-8")).encode())
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    assert runs.recompute(ws, run.id).identical


def test_a_run_keeps_its_rulebook_when_the_file_changes(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    path = ws.path / "catalog" / "rulebooks" / "support.yaml"
    path.write_text(path.read_text("utf-8").replace("value: 100 万元", "value: 500 万元"), "utf-8")
    assert library.source(ws, "town/support/2022").hash != run.hash
    again = runs.load(ws, run.id)
    assert again.source.hash == run.hash
    assert runs.recompute(ws, run.id).identical


def test_figures_that_come_later_do_not_change_a_run(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    run = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    observe(ws, pl.DataFrame({"subject": ["firm-g"], "tax-paid": [80.0]}), 2022)
    assert runs.recompute(ws, run.id).identical
    later = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    assert found(run, "score@low")["firm-g"] != found(later, "score@low")["firm-g"]
    program = library.program(ws, "town/per-mu/2022")
    con = engine.connect("duckdb")
    then = engine.frame(gather(ws, program, 2022, ON, con, at=run.number).table).sort("subject")
    assert then["tax_paid"].to_list() == run.inputs().collect().sort("subject")["tax_paid"].to_list()


def test_a_source_that_does_not_allow_the_purpose_is_left_out_and_named(tmp_path: Path) -> None:
    """Enterprise-level statistical returns may not be used to assess the enterprise."""
    ws = made(tmp_path / "ws")
    observe(ws, pl.DataFrame({"subject": ["firm-g"], "tax-paid": [80.0]}), 2022, source="demo-statistics")
    run = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    assert run.inputs_of("firm-g")["tax_paid"] is None
    (refused,) = run.refused
    assert (refused["source"], refused["metrics"]) == ("demo-statistics", ["tax-paid"])
    assert "不得用于亩均效益评价" in refused["zh"]


def test_the_years_of_a_program_are_those_with_a_whole_year_of_a_figure_that_it_reads(tmp_path: Path) -> None:
    """Half a year, a metric that the document does not read and what is only expected make no year."""
    ws = made(tmp_path / "ws")
    program = library.program(ws, "town/per-mu/2022")
    assert years(ws, program) == (2021, 2022)
    observe(ws, pl.DataFrame({"subject": ["firm-g"], "tax-paid": [80.0]}), "2023年1-6月")
    observe(ws, pl.DataFrame({"subject": ["firm-g"], "employees": [80.0]}), 2024)
    assert years(ws, program) == (2021, 2022)
    observe(ws, pl.DataFrame({"subject": ["firm-g"], "tax-paid": [80.0]}), 2023)
    assert years(ws, program) == (2021, 2022, 2023)


def test_results_for_somebody_whom_a_source_does_not_serve_leave_it_out_too(town: Workspace) -> None:
    run = runs.evaluate(town, "town/support/2022", year=2022, on=ON, recipient=Recipient.RESOURCES)
    assert [one["source"] for one in run.refused] == ["demo-industry-bureau"]
    assert set(found(run, "clause.rd").values()) == {None}


def test_the_grade_of_an_earlier_year_escalates_a_measure(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    path = ws.path / "catalog" / "rulebooks" / "per-mu.yaml"
    path.write_text(path.read_text("utf-8").replace("[{A: 20%}, {B: 45%}, {C: 30%}, {D: 5%}]", "[{A: 50%}, {D: 50%}]"))
    first = runs.evaluate(ws, "town/per-mu/2022", year=2021, on=ON)
    second = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    twice = [f for f, grade in found(second, "grade").items() if grade == "D" and found(first, "grade")[f] == "D"]
    assert twice
    for firm in twice:
        low, high = (second.row(firm)[f"measure.D.power-price@{end}"] for end in ("low", "high"))
        assert (low, high) == (0.10, 0.15)  # nobody evaluated 2020
    newly = [f for f, grade in found(second, "grade").items() if grade == "D" and f not in twice]
    assert all(second.row(firm)["measure.D.power-price@low"] == 0.05 for firm in newly)


def test_parameters_can_be_settled_for_a_run(town: Workspace) -> None:
    run = runs.evaluate(town, "town/support/2022", year=2022, on=ON, settled={"least": "400 万元"})
    assert found(run, "clause.rd")["firm-a"] is False
    assert runs.load(town, run.id).settled == {"least": "400 万元"}
    with pytest.raises(InputError, match="has no parameter 'lest'"):
        runs.evaluate(town, "town/support/2022", settled={"lest": "1 万元"})


def test_one_firm_is_gathered_as_in_the_whole_population(town: Workspace) -> None:
    con = engine.connect("duckdb")
    for id_ in ("town/per-mu/2022", "town/support/2022"):
        program = library.program(town, id_)
        whole = {row["subject"]: row for row in engine.frame(gather(town, program, 2022, ON, con).table).to_dicts()}
        for firm in FIRMS:
            one = Single(town, program.rulebook.subject, firm, 2022, ON).inputs(program)
            wanted = {column.column for column in program.inputs}
            assert {c: one.get(c) for c in wanted} == {c: whole[firm].get(c) for c in wanted}


def test_a_failing_evaluation_leaves_nothing_behind(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ws = made(tmp_path / "ws")

    def broken(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr(query, "evaluate", broken)
    with pytest.raises(MemoryError):
        runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    assert list((ws.path / "runs").iterdir()) == []
    assert runs.listed(ws).is_empty()


def test_a_run_that_is_not_there_is_said_with_those_that_are_near(town: Workspace, graded: Run) -> None:
    with pytest.raises(NotFound, match=f"Did you mean .*{graded.id}"):
        runs.load(town, graded.id[:-1] + "x")
    with pytest.raises(NotFound, match="not among the subjects"):
        graded.row("firm-z")
    with pytest.raises(NotFound, match=r"no column 'grde'\. Did you mean grade"):
        graded.frame(["grde"])


def test_of_the_measures_of_a_group_only_the_highest_is_taken(tmp_path: Path) -> None:
    """If a firm is also under another surcharge, the highest counts and nothing is stacked (Shandong 2022)."""
    ws = made(tmp_path / "ws")
    path = ws.path / "catalog" / "rulebooks" / "per-mu.yaml"
    text = path.read_text("utf-8").replace("[{A: 20%}, {B: 45%}, {C: 30%}, {D: 5%}]", "[{A: 50%}, {D: 50%}]")
    text = text.replace("    - instrument: power-price\n", "    - instrument: power-price\n      group: price\n")
    path.write_text(text + "    - {instrument: tiered-price, group: price, amount: 0.05 元/kWh}\n", "utf-8")
    run = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON, settled={})
    for firm, grade in found(run, "grade").items():
        row = run.row(firm)
        low, high = row["measure.D.power-price@low"], row["measure.D.power-price@high"]
        other = (row["measure.D.tiered-price@low"], row["measure.D.tiered-price@high"])
        if grade == "D":  # nobody evaluated the years before: 0.05 to 0.15 of the one, at most 0.05 of the other
            assert (low, high) == (0.05, 0.15)
            assert other == (0.0, 0.0)
        elif grade is not None:
            assert (low, high, other) == (0.0, 0.0, (0.0, 0.0))


def test_results_never_replace_the_inputs_that_they_are_made_of(tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("uscc,tax_paid\na,40\n", "utf-8")
    with pytest.raises(InputError, match="would replace the inputs"):
        runs.evaluate_table(library.program(None, "per-mu/huangyan-above-scale/2021"), path, ON, path)
    assert path.read_text("utf-8") == "uscc,tax_paid\na,40\n"


def test_a_text_that_is_not_in_force_can_be_tried(town: Workspace, supported: Run) -> None:
    """Half the least expense: whoever met it before still does."""
    text = library.source(town, "town/support/2022").written.replace("value: 100 万元", "value: 50 万元")
    assert text != library.source(town, "town/support/2022").written
    draft = files.loads(text, "draft")
    tried = runs.evaluate(town, "town/support/2022", year=2022, on=ON, source=draft)
    assert tried.hash == draft.hash != supported.hash
    met = {firm for firm, qualified in found(supported, "qualified").items() if qualified}
    assert met <= {firm for firm, qualified in found(tried, "qualified").items() if qualified}
    assert runs.recompute(town, tried.id).identical


def judged(ws: Workspace, among: Among) -> set[str]:
    return set(runs.evaluate(ws, "town/support/2022", year=2022, on=ON, among=among).results().collect()["subject"])


def test_who_is_looked_at_can_be_narrowed(town: Workspace) -> None:
    """A city holds its districts; a list is as it stands on the day; what narrows narrows further."""
    everybody = judged(town, Among())
    assert everybody == set(FIRMS)
    places = dict(ENTERPRISES.current(town).select("id", "region").iter_rows())
    assert judged(town, Among(regions=("430100",))) == {firm for firm in FIRMS if places[firm].startswith("4301")}
    assert judged(town, Among(lists=("little-giants",))) == {"firm-a"}
    assert judged(town, Among(subjects=("firm-a", "firm-b"))) == {"firm-a", "firm-b"}
    assert judged(town, Among(subjects=("firm-b",), lists=("little-giants",))) == set()
    with pytest.raises(InputError, match=r"There is no enterprise 'firm-z'\. .*2023-06-30"):
        judged(town, Among(subjects=("firm-a", "firm-z")))


def test_a_region_or_list_that_there_is_not_is_said(town: Workspace) -> None:
    with pytest.raises(InputError) as error:
        runs.evaluate(town, "town/support/2022", year=2022, on=ON, among=Among(("999999",), ("nowhere",), ("giants",)))
    assert len(error.value.faults) == 3
    assert "little-giants" in str(error.value)


def test_a_run_over_some_takes_nothing_away_from_that_over_all(tmp_path: Path) -> None:
    ws = made(tmp_path / "ws")
    whole = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    part = runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON, among=Among(subjects=("firm-a",)))
    counted = dict(latest(ws, "town/per-mu", 2022).select("subject", "run").iter_rows())
    assert counted == dict.fromkeys(FIRMS, whole.id) | {"firm-a": part.id}
    assert (whole.among, part.among) == ({}, {"subjects": ["firm-a"]})
