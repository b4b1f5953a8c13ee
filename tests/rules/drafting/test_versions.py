"""A rulebook from its first draft to being in force, and out of it."""

from __future__ import annotations

from pathlib import Path

import pytest

import gaodi
from gaodi import catalog
from gaodi.errors import InputError, NotFound
from gaodi.rules import drafting, library
from gaodi.rules.drafting import State
from gaodi.workspace import Workspace

ID = "town/grant/2024"
TEXT = """\
id: town/grant/2024
family: town/grant
title: {zh: 小镇补助, en: Grant of the town}
issuer: {zh: 小镇, en: The town}
status: reconstructed
in_force: {from: 2024-01-01}
purpose: 政策匹配
criteria:
  all:
    - {id: rd, test: rd_expense >= 100 万元}
"""
TESTS = """\
format: gaodi-rulebook-tests/1
rulebook: town/grant/2024
"on": 2024-06-30
tables:
  - name: {zh: 研发, en: R&D}
    vary: rd_expense
    expect: qualified
    rows: [[100, true], [99.99, false]]
"""
FAULTY = TEXT.replace("100 万元", "100 亩")


@pytest.fixture
def ws(tmp_path: Path) -> Workspace:
    return Workspace.create(tmp_path / "ws", region="430100")


def handed_in(ws: Workspace, text: str = TEXT, tests: str = TESTS) -> int:
    one = drafting.save(ws, text, tests, by="officer")
    return drafting.submit(ws, ID, one.version, by="officer").version


def test_a_draft_comes_in_force_through_review(ws: Workspace) -> None:
    number = handed_in(ws)
    assert ID not in library.load(ws)
    found = drafting.put_in_force(ws, ID, number, by="reviewer", reason="Agreed")
    assert (found.state, found.decided_by, found.reason) == (State.IN_FORCE, "reviewer", "Agreed")
    assert library.source(ws, ID).written == TEXT
    assert library.tests_of(library.source(ws, ID).path).read_text("utf-8") == TESTS


def test_a_notebook_puts_a_rulebook_in_force_by_the_namespace(ws: Workspace) -> None:
    drafts = gaodi.open(ws.path).rules.drafting  # type: ignore[attr-defined]
    one = drafts.save(TEXT, TESTS, by="officer")
    assert drafts.examine(ID, one.version).obstacles == ()
    drafts.submit(ID, 1, by="officer")
    assert drafts.send_back(ID, 1, reason="单位", by="reviewer").state is State.RETURNED
    drafts.submit(ID, 1, by="officer")
    drafts.put_in_force(ID, 1, by="reviewer")
    assert [(one.version, one.state) for one in drafts.versions(ID)] == [(1, State.IN_FORCE)]
    assert drafts.take_out_of_force(ID, reason="废止", by="reviewer").state is State.OUT_OF_FORCE
    assert len(drafts.drafts()) == 1


def test_every_text_that_was_saved_stays(ws: Workspace) -> None:
    drafting.save(ws, FAULTY, by="a")
    drafting.save(ws, TEXT, by="b", note="The unit")
    kept = drafting.versions(ws, ID)
    assert [(one.version, one.text, one.author, one.note) for one in kept] == [
        (2, TEXT, "b", "The unit"), (1, FAULTY, "a", ""),
    ]  # fmt: skip


def test_the_same_text_is_no_new_version(ws: Workspace) -> None:
    drafting.save(ws, TEXT, by="a")
    assert drafting.save(ws, TEXT.replace("\n", "\r\n"), by="b").version == 1


def test_of_two_who_write_upon_one_version_the_second_is_told(ws: Workspace) -> None:
    drafting.save(ws, TEXT, by="a", after=0)
    with pytest.raises(InputError, match="a saved version 1 meanwhile"):
        drafting.save(ws, FAULTY, by="b", after=0)
    assert drafting.save(ws, FAULTY, by="b", after=1).version == 2


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("title: x\n", "says no `id`"),
        ("id: ../../etc/passwd\n", "is no id of a rulebook"),
        ("id: alone\n", "is no id of a rulebook"),
        ("id: Town/2024\n", "is no id of a rulebook"),
        ("id: town/2024\n" + "# \n" * 200_000, "characters"),
    ],
)
def test_a_text_needs_an_id_that_can_be_a_file(ws: Workspace, text: str, said: str) -> None:
    with pytest.raises(InputError, match=said):
        drafting.save(ws, text)


def test_what_is_at_fault_can_be_saved_but_not_handed_in(ws: Workspace) -> None:
    one = drafting.save(ws, FAULTY, by="officer")
    with pytest.raises(InputError, match=rf"{ID}, version 1, line 10, column 22: .*cannot be compared"):
        drafting.submit(ws, ID, one.version, by="officer")
    assert drafting.version(ws, ID, 1).state is State.DRAFT


def test_what_fails_its_tests_is_not_handed_in(ws: Workspace) -> None:
    one = drafting.save(ws, TEXT, TESTS.replace("99.99", "100.01"), by="officer")
    with pytest.raises(InputError, match="The test '研发' fails"):
        drafting.submit(ws, ID, one.version, by="officer")


def test_tests_of_another_rulebook_are_said_where_they_stand(ws: Workspace) -> None:
    one = drafting.save(ws, TEXT, TESTS.replace(ID, "town/grant/2023"), by="officer")
    (fault,) = drafting.examine(ws, one).faults
    assert fault.where == f"{ID}, version 1, tests"


def test_who_wrote_it_does_not_put_it_in_force(ws: Workspace) -> None:
    number = handed_in(ws)
    for decide in (drafting.put_in_force, drafting.send_back):
        with pytest.raises(InputError, match="Who wrote a rulebook does not decide"):
            decide(ws, ID, number, by="officer", reason="Mine")


def test_only_what_was_handed_in_is_decided_about(ws: Workspace) -> None:
    one = drafting.save(ws, TEXT, by="officer")
    with pytest.raises(InputError, match="The version is draft"):
        drafting.put_in_force(ws, ID, one.version, by="reviewer")
    with pytest.raises(NotFound):
        drafting.put_in_force(ws, ID, 7, by="reviewer")


def test_what_is_sent_back_can_be_handed_in_again(ws: Workspace) -> None:
    number = handed_in(ws)
    with pytest.raises(InputError, match="What is to be changed"):
        drafting.send_back(ws, ID, number, by="reviewer", reason=" ")
    assert drafting.send_back(ws, ID, number, by="reviewer", reason="Cite the article").state is State.RETURNED
    assert drafting.submit(ws, ID, number, by="officer").state is State.REVIEW


def test_a_later_version_replaces_the_one_in_force(ws: Workspace) -> None:
    drafting.put_in_force(ws, ID, handed_in(ws), by="reviewer")
    newer = TEXT.replace("100 万元", "200 万元")
    number = handed_in(ws, newer, "")
    assert library.source(ws, ID).written == TEXT
    drafting.put_in_force(ws, ID, number, by="reviewer")
    assert library.source(ws, ID).written == newer
    assert not library.tests_of(library.source(ws, ID).path).exists()
    assert [one.state for one in drafting.versions(ws, ID)] == [State.IN_FORCE, State.REPLACED]


def test_only_the_last_version_is_handed_in(ws: Workspace) -> None:
    first = drafting.save(ws, TEXT, by="officer")
    drafting.save(ws, FAULTY, by="officer")
    with pytest.raises(InputError, match="There is a later version, 2"):
        drafting.submit(ws, ID, first.version, by="officer")


def test_what_is_taken_out_of_force_is_gone_and_what_gaodi_ships_holds_again(ws: Workspace) -> None:
    shipped = library.source(ws, "specialised-sme/2022").written
    own = shipped.replace("title:", "# ours\ntitle:", 1)
    one = drafting.save(ws, own, by="officer")
    drafting.submit(ws, one.rulebook, 1, by="officer")
    drafting.put_in_force(ws, one.rulebook, 1, by="reviewer")
    assert library.source(ws, one.rulebook).written == own
    assert (
        drafting.take_out_of_force(ws, one.rulebook, by="reviewer", reason="Ours was wrong").state is State.OUT_OF_FORCE
    )
    assert library.source(ws, one.rulebook).written == shipped
    assert library.source(ws, one.rulebook).path.is_relative_to(catalog.root())
    with pytest.raises(InputError, match="No version"):
        drafting.take_out_of_force(ws, one.rulebook, reason="Again")


def test_where_the_record_fails_the_files_are_as_before(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from gaodi.rules.drafting import deciding

    drafting.put_in_force(ws, ID, handed_in(ws), by="reviewer")
    number = handed_in(ws, TEXT.replace("100 万元", "200 万元"), "")

    def failing(*_: object) -> None:
        raise OSError("disk full")

    monkeypatch.setattr(deciding, "change", failing)
    with pytest.raises(OSError, match="disk full"):
        drafting.put_in_force(ws, ID, number, by="reviewer")
    assert library.source(ws, ID).written == TEXT
    assert library.tests_of(library.source(ws, ID).path).read_text("utf-8") == TESTS


def test_of_two_reviewers_the_second_is_told(ws: Workspace, monkeypatch: pytest.MonkeyPatch) -> None:
    from gaodi.rules.drafting import deciding

    number = handed_in(ws)
    seen = drafting.version(ws, ID, number)
    drafting.send_back(ws, ID, number, by="reviewer", reason="Cite the article")
    monkeypatch.setattr(deciding, "version", lambda *_: seen)
    with pytest.raises(InputError, match="Somebody else decided"):
        drafting.put_in_force(ws, ID, number, by="other")
    assert ID not in library.load(ws)


def test_a_file_that_somebody_wrote_by_hand_is_the_one_that_is_replaced(ws: Workspace) -> None:
    by_hand = ws.path / "catalog" / "rulebooks" / "ours.yaml"
    by_hand.parent.mkdir(parents=True)
    by_hand.write_text(TEXT, encoding="utf-8")
    newer = TEXT.replace("100 万元", "200 万元")
    drafting.put_in_force(ws, ID, handed_in(ws, newer, ""), by="reviewer")
    assert by_hand.read_text("utf-8") == newer
    assert not library.load(ws).faults


def test_drafts_are_listed_by_what_was_touched_last(ws: Workspace) -> None:
    drafting.save(ws, TEXT, by="a")
    drafting.save(ws, TEXT.replace("grant", "loan"), by="a")
    drafting.save(ws, FAULTY, by="a")
    assert [(one.rulebook, one.version) for one in drafting.drafts(ws)] == [(ID, 2), ("town/loan/2024", 1)]


def test_nothing_was_written_in_a_new_workspace(ws: Workspace) -> None:
    assert drafting.drafts(ws) == ()
    assert drafting.versions(ws, ID) == ()
    assert drafting.latest(gaodi.open(ws.path), ID) is None
