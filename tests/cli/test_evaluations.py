"""`gaodi evaluate`, `explain`, `gap`, `compare`, `simulate`, `match`, `unknowns`, `runs`, `recompute` over a town."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from gaodi.cli import main
from gaodi.rules import runs
from gaodi.rules.runs import Run
from rules.town import ON as DAY
from rules.town import made

ON = ("--on", "2023-06-30")


@pytest.fixture(scope="module")
def graded(tmp_path_factory: pytest.TempPathFactory) -> Run:
    """The per-mu evaluation of a town that these tests share."""
    return runs.evaluate(made(tmp_path_factory.mktemp("town") / "ws"), "town/per-mu/2022", year=2022, on=DAY)


@pytest.fixture(scope="module")
def supported(graded: Run) -> Run:
    """The support of the same town."""
    return runs.evaluate(graded.ws, "town/support/2022", year=2022, on=DAY)


@pytest.fixture(scope="module")
def stricter(graded: Run) -> Run:
    """The evaluation with a higher benchmark."""
    settled = {"b_tax": "20 万元/亩"}
    return runs.evaluate(graded.ws, "town/per-mu/2022", year=2022, on=DAY, settled=settled)


@pytest.fixture
def run(capsys, monkeypatch, tmp_path: Path, graded: Run, supported: Run, stricter: Run):  # type: ignore[no-untyped-def]
    """Run a command on the town: (exit code, standard output, standard error)."""
    monkeypatch.setenv("GAODI_WORKSPACE", str(graded.ws.path))
    monkeypatch.chdir(tmp_path)

    def call(*words: str) -> tuple[int, str, str]:
        known = {"GRADED": graded.id, "SUPPORTED": supported.id, "STRICTER": stricter.id}
        with pytest.raises(SystemExit) as ended:
            main([known.get(word, word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


SPOKEN = [
    (("runs",), "评价批次", "recorded at"),
    (("recompute", "GRADED"), "8 个对象的结果完全一致", "identical for 8 subjects"),
    (("explain", "GRADED", "firm-a"), "评价情况: 参评", "Standing: judged"),
    (("gap", "SUPPORTED", "firm-c"), "符合条件：未达到", "meet the criteria: not reached"),
    (("gap", "SUPPORTED", "firm-c"), "相差", "short by"),
    (("compare", "GRADED", "GRADED"), "8 个对象中，0 个有变动", "0 of 8 moved"),
    (("compare", "GRADED", "GRADED"), "规则和参数相同", "same rules"),
    (("compare", "GRADED", "GRADED", "--subject", "firm-a"), "2022年度：得分", "2022: score"),
    (("compare", "GRADED", "STRICTER"), "规则变动影响", "by changed rules"),
    (("simulate", "GRADED", "--set", "b_tax=20 万元/亩"), "个受益", "gain"),
    (("simulate", "GRADED", "--set", "b_tax=20 万元/亩"), "变动前等级", "grade before"),
    (("simulate", "SUPPORTED", "--set", "rate=20%"), "应得（万元）", "asked (万元)"),
    (("simulate", "SUPPORTED", "--set", "rate=20%"), "资金", "money"),
    (("simulate", "GRADED", "--numbers"), "门槛值", "threshold"),
    (("simulate", "SUPPORTED", "--numbers"), "营业收入", "revenue"),
    (("simulate", "GRADED", "--spread", "0.2"), "秩相关系数", "rank correlation"),
    (("match", "firm-a", *ON), "截至 2023-07-31", "until 2023-07-31"),
    (("match", "--rulebook", "town/support/2022", *ON), "剔除冲突后", "kept"),
    (("unknowns", "SUPPORTED"), "情况未定", "something is open"),
]


@pytest.mark.parametrize(("words", "chinese", "english"), SPOKEN, ids=lambda one: str(one)[:40])
def test_commands_speak_the_language_that_is_asked_for_and_else_that_of_the_workspace(
    run, words: tuple[str, ...], chinese: str, english: str
) -> None:
    own, asked = run(*words), run(*words, "--language", "en")
    assert (own[0], asked[0]) == (0, 0), own[2] + asked[2]
    assert chinese in own[1]
    assert english not in own[1]
    assert english in asked[1]
    assert chinese not in asked[1]


def test_json_is_the_same_in_every_language(run) -> None:
    for words in (("simulate", "GRADED", "--set", "b_tax=20 万元/亩"), ("compare", "GRADED", "SUPPORTED")):
        told = [run(*words, "--language", say, "--format", "json")[1] for say in ("zh", "en")]
        assert told[0] == told[1]
        assert json.loads(told[0])


def test_runs_of_which_only_one_has_a_score_are_compared_by_what_both_decide(run) -> None:
    code, out, _ = run("compare", "GRADED", "SUPPORTED", "--format", "json")
    assert code == 0
    assert {row["standing_before"] == row["standing_after"] for row in json.loads(out)["moved"]} == {False}


def test_an_unknown_document_is_not_matched_in_silence(run) -> None:
    for words in (("match",), ("match", "firm-a")):
        code, _, wrong = run(*words, "--rulebook", "town/suport/2022", *ON)
        assert code == 2
        assert "Did you mean" in wrong
        assert "town/support/2022" in wrong
        code, _, wrong = run(*words, "--rulebook", "town/per-mu/2022", *ON)
        assert code == 2
        assert "offers nothing to new applications on 2023-06-30" in wrong


def test_a_gap_says_what_there_is_also_of_yes_and_no(run) -> None:
    told = json.loads(run("gap", "SUPPORTED", "firm-h", "--format", "json", "-l", "en")[1])
    assert [one["found"] for one in told["distances"] if one["label"] == "Audited"] == ["unknown"]


def test_what_was_not_judged_has_a_gap_only_as_if_it_were(run) -> None:
    code, out, _ = run("gap", "GRADED", "firm-e", "--to", "A", "-l", "en")
    assert code == 0
    assert "It is exempt" in out
    assert "It is" not in run("gap", "GRADED", "firm-b", "--to", "A", "-l", "en")[1]


def test_a_letter_says_which_conditions_changed(run, graded: Run) -> None:
    eased = runs.evaluate(graded.ws, "town/support/2022", year=2022, on=DAY, settled={"least": "50 万元"}).id
    told = run("compare", "SUPPORTED", eased, "--subject", "firm-c", "-l", "en")[1]
    assert "- R&D expense: no (R&D expense 600,000 yuan) → yes (R&D expense 600,000 yuan)" in told
    zh = run("compare", "SUPPORTED", eased, "--subject", "firm-c")[1]
    assert "变动的条件：" in zh
    assert "2022年度：符合条件：否 → 2022年度：符合条件：" in zh
    assert "2022年度：不参评" in run("compare", "GRADED", "STRICTER", "--subject", "firm-e")[1]


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("simulate", "GRADED"), "Nothing is varied"),
        (("simulate", "GRADED", "--spread", "0.2", "--weight", "tax=3"), "The spread is of all weights"),
        (("simulate", "GRADED", "--weight", "tax=nan"), "sets no weight"),
        (("simulate", "SUPPORTED", "--number", "criteria.growth=inf"), "sets no threshold or rate"),
        (("gap", "GRADED", "firm-b", "--to", "score>=nan"), "Expected score>=60"),
        (("gap", "GRADED", "firm-b", "--to", "A", "--fixed", "land_aera"), "Did you mean land_area"),
        (("evaluate", "town/per-mu/2022", "--year", "20233"), "2100"),
        (("evaluate", "town/per-mu/2022", "--on", "2023-02-30"), "no day"),
        (("explain", "GRADED", "nobody"), "'nobody' is not among the subjects"),
        (("recompute", "nothing"), "`gaodi runs` lists them"),
        (("compare", "GRADED", "STRICTER", "-o", "nowhere/moves.csv"), "no such folder"),
    ],
)
def test_wrong_options_are_a_sentence_and_exit_code_2(run, words: tuple[str, ...], said: str) -> None:
    code, out, wrong = run(*words)
    assert code == 2
    assert said in out + wrong


def test_days_are_read_as_people_write_them(run) -> None:
    told = {
        run("match", "firm-a", "--on", day, "-f", "json")[1] for day in ("2023-06-30", "2023/6/30", "２０２３年6月30日")
    }
    assert len(told) == 1
    assert json.loads(told.pop())["matches"]
