"""An evaluation as a process: who may take which step when, what is kept of it, what counts afterwards."""

from __future__ import annotations

import shutil
from datetime import timedelta
from pathlib import Path

import pytest

import gaodi
from gaodi.errors import InputError, NotFound
from gaodi.rules import process, runs
from gaodi.rules.explaining import explain
from gaodi.rules.explaining.text import text
from gaodi.rules.process import Kind, Verdict, obstacles
from gaodi.rules.results import latest
from gaodi.workspace import Workspace
from rules.town import ON, made

UNTIL = ON + timedelta(days=7)
AFTER = UNTIL + timedelta(days=1)


@pytest.fixture(scope="module")
def original(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, str]:
    """A town with a run, made once: every test has a copy of its own."""
    ws = made(tmp_path_factory.mktemp("original") / "ws")
    return ws.path, runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON, user="officer").id


@pytest.fixture
def ws(original: tuple[Path, str], tmp_path: Path) -> Workspace:
    shutil.copytree(original[0], tmp_path / "ws")
    return gaodi.open(tmp_path / "ws")


@pytest.fixture
def run(original: tuple[Path, str]) -> str:
    return original[1]


@pytest.fixture
def receipt(tmp_path: Path) -> Path:
    path = tmp_path / "税单.pdf"
    path.write_bytes(b"%PDF-1.4 made up")
    return path


def publicised(ws: Workspace, run: str) -> None:
    process.publicise(ws, run, until=UNTIL, by="reviewer", on=ON)


def grades(ws: Workspace, run: str) -> dict[str, str | None]:
    return dict(runs.load(ws, run).frame(["grade"]).select("subject", "grade").iter_rows())


def test_a_notebook_takes_a_run_to_final_results_by_the_namespace(ws: Workspace, run: str, receipt: Path) -> None:
    steps = ws.rules.process  # type: ignore[attr-defined]
    steps.publicise(run, until=UNTIL, by="reviewer", on=ON)
    one = steps.lodge(run, "firm-b", "税金有误", evidence=[receipt], by="firm", on=ON)
    steps.decide(one.id, upheld=True, reason="属实", corrections={"tax_paid": "300 万元"}, by="officer", on=ON)
    assert [fault.what for fault in steps.obstacles(run, Kind.CONCLUDE, AFTER)] == ["Corrections were decided"]
    corrected = steps.correct(run, by="officer", on=AFTER)
    assert steps.conclude(corrected.id, by="reviewer", on=AFTER).status == "final"
    assert steps.withdraw(corrected.id, note="误发", by="reviewer", on=AFTER).status == "withdrawn"


def test_a_trial_is_made_public_and_then_final(ws: Workspace, run: str) -> None:
    assert process.read(ws, run).status == "trial"
    assert process.publicise(ws, run, until=UNTIL, by="reviewer", on=ON).until == UNTIL
    found = process.conclude(ws, run, document="镇发〔2023〕5号", by="reviewer", on=AFTER)
    assert found.status == "final"
    assert [(one.kind, one.by, one.day) for one in found.steps] == [
        (Kind.PUBLICISE, "reviewer", ON), (Kind.CONCLUDE, "reviewer", AFTER),
    ]  # fmt: skip
    assert found.steps[1].document == "镇发〔2023〕5号"


def test_nothing_is_final_while_objections_can_be_made(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    with pytest.raises(InputError, match=f"Objections can be made until {UNTIL}"):
        process.conclude(ws, run, on=UNTIL)


def test_a_trial_is_not_made_final_without_having_been_public(ws: Workspace, run: str) -> None:
    with pytest.raises(InputError, match="Make the results public first"):
        process.conclude(ws, run, on=AFTER)


def test_publicity_can_be_made_longer_but_not_end_before_today(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    longer = process.publicise(ws, run, until=AFTER, on=UNTIL)
    assert (longer.until, len(longer.steps)) == (AFTER, 2)
    with pytest.raises(InputError, match="would be over"):
        process.publicise(ws, run, until=ON, on=UNTIL)


def test_objections_are_made_while_results_are_public(ws: Workspace, run: str) -> None:
    with pytest.raises(InputError, match="these are not"):
        process.lodge(ws, run, "firm-b", "Our tax is wrong", on=ON)
    publicised(ws, run)
    assert process.lodge(ws, run, "firm-b", "Our tax is wrong", on=UNTIL).verdict is Verdict.OPEN
    with pytest.raises(InputError, match=f"until {UNTIL}"):
        process.lodge(ws, run, "firm-b", "Our tax is wrong", on=AFTER)


def test_all_that_is_wrong_with_an_objection_is_said_at_once(ws: Workspace, run: str, tmp_path: Path) -> None:
    publicised(ws, run)
    empty = tmp_path / "empty.pdf"
    empty.touch()
    program = tmp_path / "tool.exe"
    program.write_bytes(b"MZ")
    given = [empty, program, tmp_path / "gone.pdf"]
    with pytest.raises(InputError) as error:
        process.lodge(ws, run, "firm-b", " ", clause="taxes", evidence=given, on=ON)
    said = str(error.value)
    assert len(error.value.faults) == 5
    for words in ("What is wrong is not said", "'taxes'", "Did you mean tax", "empty", "evidence", "no such file"):
        assert words in said
    assert not (ws.path / "evidence").exists()


def test_nobody_objects_for_a_firm_that_was_not_judged(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    with pytest.raises(NotFound, match="firm-z"):
        process.lodge(ws, run, "firm-z", "We are missing", on=ON)


def test_evidence_is_kept_as_it_was(ws: Workspace, run: str, receipt: Path) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-b", "Our tax is wrong", clause="tax", evidence=[receipt], by="firm", on=ON)
    (file,) = process.objection(ws, one.id).evidence
    assert (file.name, file.size) == ("税单.pdf", receipt.stat().st_size)
    assert file.path.read_bytes() == receipt.read_bytes()


def test_who_objects_does_not_decide_and_a_reason_is_due(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-b", "Our tax is wrong", by="firm", on=ON)
    with pytest.raises(InputError) as error:
        process.decide(ws, one.id, upheld=False, reason="", corrections={"taxes": "1 万元"}, by="firm")
    assert len(error.value.faults) == 4  # the same person, no reason, a correction though rejected, no such input


@pytest.mark.parametrize("written", ["300", "300 亩", "much", "tax_paid", "1/0"])
def test_a_correction_is_a_value_that_the_input_can_have(ws: Workspace, run: str, written: str) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-b", "Our tax is wrong", by="firm", on=ON)
    with pytest.raises(InputError, match="no value of tax_paid"):
        process.decide(ws, one.id, upheld=True, reason="Shown", corrections={"tax_paid": written}, by="officer")


def test_a_correction_moves_who_was_wrong_and_whom_that_overtakes(ws: Workspace, run: str) -> None:
    """The tax of firm-d is put right from 90 to 3 million yuan: its score and its place rise, inputs of the others are
    those that were public, though the register says something else by now."""
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-c", "Our tax is wrong", by="firm", on=ON)
    process.decide(ws, one.id, upheld=True, reason="Shown", corrections={"tax_paid": "3000000 元"}, by="x", on=ON)
    corrected = process.correct(ws, run, by="officer", on=AFTER)
    before, after = runs.load(ws, run).inputs().collect(), corrected.inputs().collect()
    changed = before.join(after, on=before.columns, how="anti", nulls_equal=True)
    assert changed["subject"].to_list() == ["firm-c"]
    assert corrected.inputs_of("firm-c")["tax_paid"] == 300
    assert corrected.row("firm-c")["score@low"] > runs.load(ws, run).row("firm-c")["score@low"]
    assert corrected.corrections == {"firm-c": {"tax_paid": 300}}
    assert (process.read(ws, run).status, process.read(ws, run).steps[-1].other) == ("corrected", corrected.id)
    assert corrected.corrects == run
    assert [one.column for one in explain(corrected, "firm-c").given if one.corrected] == ["tax_paid"]
    assert "异议后更正: 税收 300 万元" in text(explain(corrected, "firm-c")).replace("实缴税金", "税收")
    assert runs.recompute(ws, corrected.id).identical


def test_a_corrected_run_needs_no_publicity_of_its_own(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-c", "Our tax is wrong", by="firm", on=ON)
    process.decide(ws, one.id, upheld=True, reason="Shown", corrections={"tax_paid": "unknown"}, by="x", on=ON)
    with pytest.raises(InputError, match="Corrections were decided"):
        process.conclude(ws, run, on=AFTER)
    corrected = process.correct(ws, run, on=AFTER)
    assert corrected.inputs_of("firm-c")["tax_paid"] is None
    assert process.conclude(ws, corrected.id, on=AFTER).status == "final"
    assert set(latest(ws, "town/per-mu", 2022)["run"]) == {corrected.id}


def test_undecided_objections_hold_everything_up(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    process.lodge(ws, run, "firm-b", "Our tax is wrong", by="firm", on=ON)
    for kind in (Kind.CORRECT, Kind.CONCLUDE):
        assert "1 objection is not decided" in str(obstacles(process.read(ws, run), kind, AFTER))


def test_a_rejected_objection_changes_nothing(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-b", "Our tax is wrong", by="firm", on=ON)
    found = process.decide(ws, one.id, upheld=False, reason="The return says so", by="officer", on=ON)
    assert (found.verdict, found.decided_by, found.decided_on) == (Verdict.REJECTED, "officer", ON)
    with pytest.raises(InputError, match="No objection was upheld"):
        process.correct(ws, run, on=AFTER)
    assert process.conclude(ws, run, on=AFTER).status == "final"


def test_an_objection_is_decided_once(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    one = process.lodge(ws, run, "firm-b", "Our tax is wrong", by="firm", on=ON)
    process.decide(ws, one.id, upheld=False, reason="The return says so", by="officer", on=ON)
    with pytest.raises(InputError, match="It was rejected on"):
        process.decide(ws, one.id, upheld=True, reason="After all", by="other", on=ON)


def test_of_two_people_who_take_the_next_step_the_second_is_told(
    ws: Workspace, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gaodi.rules.process import stepping

    seen = process.read(ws, run)
    publicised(ws, run)
    monkeypatch.setattr(stepping, "read", lambda *_: seen)
    with pytest.raises(InputError, match="Somebody else took a step meanwhile"):
        process.withdraw(ws, run, note="A wrong year", on=ON)
    assert process.read(ws, run).status == "publicity"


def test_of_two_people_who_correct_at_once_one_run_is_made(
    ws: Workspace, run: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    from gaodi.rules.process import correcting

    publicised(ws, run)
    one = process.lodge(ws, run, "firm-c", "Our tax is wrong", by="firm", on=ON)
    process.decide(ws, one.id, upheld=True, reason="Shown", corrections={"tax_paid": "300 万元"}, by="x", on=ON)
    seen = process.read(ws, run)
    process.correct(ws, run, on=AFTER)
    known = runs.listed(ws).height
    monkeypatch.setattr(correcting, "read", lambda *_: seen)
    with pytest.raises(InputError, match="Somebody else took a step meanwhile"):
        process.correct(ws, run, on=AFTER)
    assert runs.listed(ws).height == known
    assert {path.name for path in (ws.path / "runs").iterdir()} == set(runs.listed(ws)["run"])


def test_what_is_withdrawn_counts_for_nothing_and_says_why(ws: Workspace, run: str) -> None:
    with pytest.raises(InputError, match="Why the run is withdrawn"):
        process.withdraw(ws, run, note=" ")
    found = process.withdraw(ws, run, note="The wrong year", by="officer", on=ON)
    assert (found.status, found.steps[-1].note) == ("withdrawn", "The wrong year")
    assert latest(ws, "town/per-mu", 2022).is_empty()
    assert grades(ws, run)  # it stays to be read
    with pytest.raises(InputError, match="The run is withdrawn"):
        process.publicise(ws, run, until=UNTIL, on=ON)


def test_a_final_run_counts_before_a_later_trial(ws: Workspace, run: str) -> None:
    publicised(ws, run)
    process.conclude(ws, run, on=AFTER)
    runs.evaluate(ws, "town/per-mu/2022", year=2022, on=ON)
    assert set(latest(ws, "town/per-mu", 2022)["run"]) == {run}


def test_what_was_known_before_a_step_can_still_be_asked(ws: Workspace, run: str) -> None:
    number = ws.lake.last
    publicised(ws, run)
    assert process.read(ws, run, known_at=number).status == "trial"
