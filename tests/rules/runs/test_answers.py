"""What is asked of a run: why, what is lacking, who moved, what if, which data are missing, who gets what."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import polars as pl
import pytest

from gaodi import engine
from gaodi.errors import InputError, NotFound
from gaodi.rules import comparing, explaining, gaps, matching, results, runs, simulating
from gaodi.rules.declared import Declared, declare, read
from gaodi.rules.explaining.text import text
from gaodi.rules.files import loads
from gaodi.rules.gathering import Together, declarations, gather
from gaodi.rules.library import program
from gaodi.rules.runs import Run
from gaodi.rules.unknowns import unknowns
from gaodi.workspace import Workspace
from rules.books import lets
from rules.town import ON, made


def test_an_explanation_tells_every_item_with_its_figures(graded: Run) -> None:
    told = explaining.explain(graded, "firm-b", "zh")
    tax = next(one for one in told.items if one.key == "tax")
    assert tax.points is not None
    assert tax.points.low == 30
    assert tax.found == "5 万元/亩（实缴税金 100 万元，用地面积 20 亩）"
    assert told.place == (graded.row("firm-b")["place"], 5)


def test_an_explanation_is_complete_in_english(graded: Run) -> None:
    told = explaining.explain(graded, "firm-b", "en")
    tax = next(one for one in told.items if one.key == "tax")
    assert tax.said == "tax paid ÷ land used, benchmark 100,000 yuan per mu"
    assert tax.found == "50,000 yuan per mu (tax paid 1,000,000 yuan, land used 20 mu)"
    assert not any("一" <= letter <= "鿿" for letter in text(told).replace(told.name, ""))


def test_it_names_what_would_settle_an_open_case(supported: Run) -> None:
    told = explaining.explain(supported, "firm-h", "zh")
    assert told.criteria is not None
    assert told.criteria.verdict == "open"
    assert [one.label for one in told.needs] == ["已审计"]


def test_its_values_are_those_of_the_run(graded: Run, supported: Run) -> None:
    for run in (graded, supported):
        for firm in run.frame()["subject"]:
            told, row = explaining.explain(run, firm), run.row(firm)
            for one in told.findings():
                if one.kind == "item":
                    assert one.points is not None
                    low = row.get(f"score.{one.key}@low", row.get(f"score.{one.key}"))
                    assert one.points.low == low
                elif one.kind in ("test", "all", "any"):
                    word = {True: "met", False: "unmet", None: "open"}[row[f"clause.{one.key}"]]
                    assert one.verdict == word


def test_an_exempt_firm_is_told_why(graded: Run) -> None:
    assert explaining.explain(graded, "firm-e").reason == "水电气供应"


def test_the_gap_says_how_far_each_clause_is_and_the_smallest_change(supported: Run) -> None:
    """firm-c has 60 of 100 万元, and nobody said whether it is audited: both have to change."""
    found = gaps.gap(supported, "firm-c")
    rd = next(one for one in found.distances if one.clause == "rd")
    assert (rd.value, rd.threshold, rd.short) == (60, 100, 40)
    best = {change.column: change.to for change in found.plans[0].changes}
    assert best == {"rd_expense": 100, "audited": True}


def test_every_plan_reaches_the_goal_and_nothing_of_it_can_be_left_out(supported: Run) -> None:
    from gaodi.rules.explaining.building import values
    from gaodi.rules.single import evaluate

    for firm in ("firm-b", "firm-c", "firm-d", "firm-h"):
        inputs = values(supported.inputs_of(firm))
        for plan in gaps.gap(supported, firm).plans:
            changed = {change.column: change.to for change in plan.changes}
            assert evaluate(supported.program, {**inputs, **changed}, ON)["qualified"] is True
            for name in changed:
                rest = {column: to for column, to in changed.items() if column != name}
                assert evaluate(supported.program, {**inputs, **rest}, ON)["qualified"] is not True


def test_the_gap_to_a_grade_is_measured_by_its_cutoff(graded: Run) -> None:
    grades = dict(graded.results().select("subject", "grade").collect().iter_rows())
    firm = next(f for f, grade in grades.items() if grade == "C")
    cut = next(one.score for one in graded.cutoffs if one.grade == "B")
    found = gaps.gap(graded, firm, to="B")
    assert found.reached is False
    assert found.distances[0].threshold == cut
    with pytest.raises(InputError, match="has no goal 'Z'"):
        gaps.gap(graded, firm, to="Z")


def test_what_may_not_move_stays(supported: Run) -> None:
    fixed = gaps.gap(supported, "firm-c", limits=gaps.Limits(fixed=frozenset({"rd_expense"})))
    assert fixed.plans == ()
    near = gaps.gap(supported, "firm-c", limits=gaps.Limits({"rd_expense": (None, 80.0)}))
    assert near.plans == ()


def test_moves_are_split_by_figures_and_rules_and_add_up_exactly(town: Workspace) -> None:
    before = runs.evaluate(town, "town/per-mu/2022", year=2021, on=date(2022, 6, 30))
    after = runs.evaluate(town, "town/per-mu/2022", year=2022, on=ON, settled={"b_tax": "8 万元/亩"})
    found = comparing.compare(town, before.id, after.id)
    rows = found.moves.drop_nulls("change")
    assert rows.height >= 4
    assert (rows["by_inputs"] + rows["by_rules"] == rows["change"]).all()
    assert (rows["by_rules"] != 0).any()
    same = comparing.compare(town, before.id, before.id)
    assert same.same_rules
    assert same.moved.is_empty()


def test_the_letter_says_what_changed(town: Workspace) -> None:
    before = runs.evaluate(town, "town/per-mu/2022", year=2021, on=date(2022, 6, 30))
    after = runs.evaluate(town, "town/per-mu/2022", year=2022, on=ON)
    said = comparing.letter(town, before.id, after.id, "firm-h")
    assert "实缴税金：10 万元 → 60 万元" in said
    assert "规则变动影响 0 分" in said
    with pytest.raises(NotFound):
        comparing.letter(town, before.id, after.id, "firm-z")


def test_one_firm_stands_beside_itself_under_several_documents(town: Workspace, graded: Run) -> None:
    beside = comparing.beside(town, "firm-a", ["town/per-mu/2022", "town/support/2022"], year=2022, on=ON)
    assert beside[0].score is not None
    assert beside[0].score.low == graded.row("firm-a")["score@low"]
    assert beside[1].qualified is True


def test_a_simulation_counts_who_gains_and_what_it_costs(supported: Run) -> None:
    found = simulating.simulate(supported, {"rate": "20%"})
    assert found.winners["subject"].to_list() == ["firm-a"]
    assert found.cost == pytest.approx(20)  # 20 % of 300 is capped at 50 万元
    worse = simulating.simulate(supported, {"least": "400 万元"})
    assert worse.losers["subject"].to_list() == ["firm-a"]
    assert worse.cost == pytest.approx(-30)


def test_a_simulation_with_what_there_is_changes_nothing(graded: Run, supported: Run) -> None:
    for run in (graded, supported):
        assert simulating.simulate(run).rows["outcome"].eq(0).all()
    same = simulating.simulate(graded, {"b_tax": "10 万元/亩"}, {"tax": 60})
    assert same.rows["outcome"].eq(0).all()
    with pytest.raises(InputError, match=r"no item 'taxes' with a weight\. .*Did you mean tax"):
        simulating.simulate(graded, weights={"taxes": 10})


def test_sensitivity_is_nothing_where_all_items_rank_alike(graded: Run) -> None:
    found = simulating.sensitivity(graded, spread=0.2, draws=20)
    assert -1 <= found.worst <= found.correlation <= 1
    assert found.items["item"].to_list() == ["tax", "rd"]
    with pytest.raises(InputError):
        simulating.sensitivity(graded, spread=2)


def test_weights_within_a_sum_are_varied_too(graded: Run) -> None:
    """The ranking is the same as where the items stand by themselves."""
    text = graded.source.written
    head, rest = text.split("score:\n")
    items, tail = rest.split("grade:\n")
    nested = "".join(f"    {line}\n" for line in items.splitlines())
    text = f"{head}score:\n  - id: both\n    label: 两项\n    items:\n{nested}grade:\n{tail}"
    source = loads(text.replace("town/per-mu", "town/nested"), "nested.yaml")
    run = runs.evaluate(graded.ws, "", year=2022, on=ON, source=source)
    one, other = (simulating.sensitivity(each, spread=0.2, draws=20) for each in (graded, run))
    assert other.items.rows() == one.items.rows()
    assert (other.correlation, other.moved) == (one.correlation, one.moved)


def test_the_data_request_that_settles_most_comes_first(supported: Run) -> None:
    """Who fails on other grounds needs no data: only firms that are open for want of an audit count."""
    found = unknowns(supported)
    first = found.requests.row(0, named=True)
    assert (first["column"], first["label"]) == ("audited", "已审计")
    assert first["alone"] == found.cases


def test_matching_one_and_all_agree(town: Workspace) -> None:
    ids = ["town/support/2022"]
    every = matching.match_all(town, on=ON, ids=ids)
    kept = dict(every.rows.select("subject", "kept").iter_rows())
    for firm in ("firm-a", "firm-b", "firm-h"):
        one = matching.match(town, firm, on=ON, ids=ids)
        assert one.total.low == kept.get(firm, 0.0)
    assert every.documents.select("qualified", "open", "kept").rows() == [(1, 2, 30)]


def test_inputs_read_together_are_those_that_each_program_reads_alone(tmp_path_factory: pytest.TempPathFactory) -> None:
    ws = made(tmp_path_factory.mktemp("together") / "ws")
    books = [program(ws, id_) for id_ in ("town/support/2022", "town/per-mu/2022")]
    declare(ws, books[0], 2022, [Declared("firm-h", "audited", True)], source="demo-industry-bureau")
    con = engine.connect("duckdb")
    together = Together(ws, books, 2022, ON, con)
    together.settle(tmp_path_factory.mktemp("settled") / "inputs")
    for book in books:
        alone = engine.frame(gather(ws, book, 2022, ON, con).table).sort("subject")
        read = engine.frame(together.of(book).table).sort("subject")
        assert read.select(alone.columns).equals(alone)
        assert any(one.column in alone.columns for one in book.inputs)


def test_what_a_firm_declares_settles_its_case(tmp_path_factory: pytest.TempPathFactory) -> None:
    ws = made(tmp_path_factory.mktemp("declared") / "ws")
    book = program(ws, "town/support/2022")
    declare(ws, book, 2022, [Declared("firm-h", "audited", True, "审计报告")], source="demo-industry-bureau")
    run = runs.evaluate(ws, "town/support/2022", year=2022, on=ON)
    assert run.row("firm-h")["qualified"] is True
    (spent,) = run.budgets
    assert (spent.asked, spent.paid) == (70, pytest.approx(60, abs=0.001))  # cut to whole yuan
    paid = run.results().select(pl.col("paid.grant").sum()).collect().item()
    assert paid == pytest.approx(60, abs=0.001)
    with pytest.raises(InputError, match=r"does not ask for 'audit'\. .*Did you mean audited"):
        declare(ws, book, 2022, [Declared("firm-h", "audit", True)], source="demo-industry-bureau")
    with pytest.raises(InputError, match="audited is 'yes'"):
        declare(ws, book, 2022, [Declared("firm-h", "audited", "yes")], source="demo-industry-bureau")


def test_declarations_come_from_a_table_and_are_not_taken_twice(tmp_path_factory: pytest.TempPathFactory) -> None:
    folder = tmp_path_factory.mktemp("table")
    ws = made(folder / "ws")
    book = program(ws, "town/support/2022")
    (folder / "said.csv").write_text("uscc,name,audited\nfirm-h,虚构H公司,是\nfirm-g,虚构G公司,\n", "utf-8")
    given = read(folder / "said.csv", book)
    assert given == [Declared("firm-h", "audited", True)]
    assert declare(ws, book, 2022, given, source="demo-industry-bureau").added == 1
    assert declare(ws, book, 2022, given, source="demo-industry-bureau").unchanged == 1
    (folder / "other.csv").write_text("who,audited\nfirm-h,是\n", "utf-8")
    with pytest.raises(InputError, match="No column says whom a row is about"):
        read(folder / "other.csv", book)


def test_numbers_of_a_table_may_have_a_unit_and_every_value_that_does_not_fit_is_told(tmp_path: Path) -> None:
    asked = lets(stock="x", audited="1 分 if p else 0 分")
    (tmp_path / "said.csv").write_text("subject,x,p\nfirm-a,3 亿元,是\nfirm-b,300,0\nfirm-c,,\n", "utf-8")
    assert read(tmp_path / "said.csv", asked) == [
        Declared("firm-a", "x", 30000.0),
        Declared("firm-a", "p", True),
        Declared("firm-b", "x", 300.0),
        Declared("firm-b", "p", False),
    ]
    (tmp_path / "bad.csv").write_text("subject,x,p\nfirm-a,3 亩,也许\n", "utf-8")
    with pytest.raises(InputError) as refused:
        read(tmp_path / "bad.csv", asked)
    assert [one.where.endswith("bad.csv, firm-a") for one in refused.value.faults] == [True, True]
    assert [one.expected for one in refused.value.faults] == ["a number in 万元", "yes or no (是, 否)"]


def test_of_one_subject_only_its_own_declarations_and_earlier_results_are_read(
    tmp_path_factory: pytest.TempPathFactory,
) -> None:
    ws = made(tmp_path_factory.mktemp("own") / "ws")
    book = program(ws, "town/support/2022")
    said = [Declared("firm-g", "audited", False), Declared("firm-h", "audited", True)]
    declare(ws, book, 2022, said, source="demo-industry-bureau")
    runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    own = declarations.columns(ws, book, 2022, None, "firm-h")
    assert own is not None
    assert own.rows() == [("firm-h", True)]
    every = results.latest(ws, "town/per-mu", 2022)
    assert results.latest(ws, "town/per-mu", 2022, subject="firm-b").equals(every.filter(subject="firm-b"))
    assert every.height > 1
