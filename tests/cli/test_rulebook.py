"""`gaodi rulebook …` and `gaodi evaluate --table` from the shell."""

from __future__ import annotations

import json
from pathlib import Path

import polars as pl
import pytest

from gaodi import catalog
from gaodi.cli import main
from gaodi.workspace import Workspace
from rules.books import HEAD

ID = "per-mu/huangyan-above-scale/2021"
SHIPPED = catalog.root() / "rulebooks" / "per-mu"
FIRMS = """\
subject,tax_paid,land_area,value_added,energy_equivalent,pollutants,average_employees,rd_spending,main_revenue,above_scale
甲,26.01,1,132.27,52.074803,0.02721,7.58,3.05,100,true
乙,40,1,150,75,,7.5,3.5,100,true
丙,40,1,150,75,0.025,7.5,3.5,100,false
丁,,,,,,,,,
"""
BROKEN = HEAD + "colour: red\n"
FAULTY = HEAD + "let:\n  a: revenue + land_area\n  b: foo\n"


@pytest.fixture
def run(capsys, monkeypatch, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Run a command in this process, in a folder of its own: (exit code, standard output, standard error)."""
    monkeypatch.delenv("GAODI_WORKSPACE", raising=False)
    monkeypatch.chdir(tmp_path)

    def call(*words: str | Path) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            main([str(word) for word in words])
        printed = capsys.readouterr()
        return int(ended.value.code or 0), printed.out, printed.err

    return call


@pytest.fixture
def evaluated(run, tmp_path: Path):  # type: ignore[no-untyped-def]
    """Evaluate a table, given as the text of a CSV file: (exit code, what is said, results by subject)."""

    def call(text: str | bytes, *words: str, rulebook: str = ID) -> tuple[int, str, dict[str, dict]]:
        (tmp_path / "firms.csv").write_bytes(text if isinstance(text, bytes) else text.encode())
        out = tmp_path / "out.parquet"
        code, said, error = run(
            "evaluate", rulebook, "-t", tmp_path / "firms.csv", "-o", out, "--on", "2022-06-01", *words
        )
        rows = pl.read_parquet(out).rows(named=True) if out.is_file() else []
        return code, said + error, {next(iter(row.values())): row for row in rows}

    return call


def test_rulebooks_are_listed_by_words_and_day(run) -> None:
    code, out, _ = run("rulebook", "list", "黄岩 2021", "-f", "json")
    assert code == 0
    assert [one["id"] for one in json.loads(out)] == [ID, "per-mu/huangyan-below-scale/2021"]
    found = json.loads(run("rulebook", "list", "huangyan", "--on", "2022-12-31", "-f", "json")[1])
    assert {one["id"] for one in found} == {ID, "per-mu/huangyan-below-scale/2021"}
    assert found[0]["status"] == "secondary"
    assert json.loads(run("rulebook", "list", "huangyan", "--on", "2019-01-01", "-f", "json")[1]) == []


def test_editions_of_a_family_stand_together_the_earliest_first(run) -> None:
    found = [one["id"] for one in json.loads(run("rulebook", "list", "-f", "json")[1])]
    editions = [id_ for id_ in found if id_.startswith("per-mu/huangyan-above-scale/")]
    assert editions == [ID, "per-mu/huangyan-above-scale/2022"]
    assert found.index(editions[1]) == found.index(editions[0]) + 1


def test_a_rulebook_of_the_workspace_is_listed_and_replaces_the_shipped_one(run, tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "city", "430100")
    folder = ws.path / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(HEAD, "utf-8")
    (folder / "other.yaml").write_text(HEAD.replace("test/2022", ID).replace("试行办法", "本地办法"), "utf-8")
    found = {one["id"]: one["title"] for one in json.loads(run("rulebook", "list", "-w", ws.path, "-f", "json")[1])}
    assert (found["test/2022"], found[ID]) == ("试行办法", "本地办法")
    assert "test/2022" not in run("rulebook", "list")[1]


def test_one_broken_file_does_not_take_the_other_rulebooks_away(run, tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "city", "430100")
    folder = ws.path / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text(BROKEN, "utf-8")
    code, out, err = run("rulebook", "list", "-w", ws.path)
    assert code == 0
    assert "per-mu/huangyan" in out
    assert "broken.yaml" in out + err


def test_sound_rulebooks_are_without_fault(run) -> None:
    sound = [SHIPPED / "huangyan-above-scale-2021.yaml", SHIPPED / "jingde-2022.yaml"]
    assert run("rulebook", "check", *sound) == (0, "2 个办法文件均无错误。\n", "")
    assert run("rulebook", "check", *sound, "--language", "en") == (0, "Files without fault: 2.\n", "")


def test_the_list_speaks_the_language_asked_for(run) -> None:
    chinese, english = (
        run("rulebook", "list", "huangyan-above-scale/2021", "--language", say)[1] for say in ("zh", "en")
    )
    assert "转载文本" in chinese
    assert "适用程序" in chinese
    assert "黄岩区规上" in chinese
    assert "secondary" in english
    assert "procedure" in english
    assert "Per-mu" in english
    assert "黄岩" not in english


def test_every_fault_is_said_with_file_line_and_column(run, tmp_path: Path) -> None:
    (tmp_path / "faulty.yaml").write_text(FAULTY, "utf-8")
    code, out, _ = run("rulebook", "check", "faulty.yaml")
    assert code == 2
    assert "faulty.yaml, line 10, column 6: 万元 and 亩 cannot be added" in out
    assert "faulty.yaml, line 11, column 6: There is no 'foo'" in out
    code, out, _ = run("rulebook", "check", "faulty.yaml", "-f", "json")
    assert code == 2
    assert [one["where"].rpartition("faulty.yaml")[2] for one in json.loads(out)] == [
        ", line 10, column 6",
        ", line 11, column 6",
    ]


def test_faults_of_several_files_are_said_together(run, tmp_path: Path) -> None:
    (tmp_path / "faulty.yaml").write_text(FAULTY, "utf-8")
    (tmp_path / "broken.yaml").write_text(BROKEN, "utf-8")
    code, out, _ = run(
        "rulebook", "check", "broken.yaml", "faulty.yaml", SHIPPED / "jingde-2022.yaml", "nothing.yaml", "."
    )
    assert code == 2
    for said in ("`colour`", "'foo'", "nothing.yaml: There is no such file", "This is a folder"):
        assert said in out


def test_the_tests_beside_a_rulebook_are_run(run) -> None:
    code, out, _ = run("rulebook", "test", ID, "per-mu/huangyan-below-scale/2021", "-f", "json")
    assert code == 0
    first, second = json.loads(out)
    assert (first["rulebook"], first["failed"], second["failed"]) == (ID, 0, 0)
    assert first["passed"] > 0


def test_a_test_that_fails_says_what_was_expected_and_what_came_out(run, tmp_path: Path) -> None:
    ws = Workspace.create(tmp_path / "city", "430100")
    folder = ws.path / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    (folder / "own.yaml").write_text(HEAD + "score: [{id: a, label: 甲, method: formula, points: 3}]\n", "utf-8")
    (folder / "own.tests.yaml").write_text(
        "format: gaodi-rulebook-tests/1\nrulebook: test/2022\non: 2022-06-01\n"
        "cases:\n  - {name: 算例甲, expect: {score: 3}}\n  - {name: 算例乙, expect: {score: 4}}\n",
        "utf-8",
    )
    code, out, _ = run("rulebook", "test", "test/2022", "-w", ws.path)
    assert code == 1
    assert "算例乙" in out
    assert "4" in out
    assert "算例甲" not in out


def test_an_unknown_rulebook_is_a_sentence(run) -> None:
    code, out, err = run("rulebook", "test", "per-mu/huangyan-above-scale/2020")
    assert code in (1, 2)
    assert "Did you mean" in out + err
    assert ID in out + err


def test_the_schema_is_printed_for_editors(run) -> None:
    code, out, _ = run("rulebook", "schema")
    assert code == 0
    assert json.loads(out)["title"] == "gaodi-rulebook/1"


def test_a_table_is_evaluated_into_a_file(evaluated) -> None:
    code, said, rows = evaluated(FIRMS)
    assert code == 0
    assert "out.parquet" in said
    assert [row["standing"] for row in rows.values()] == ["judged", "judged", "outside", "to-check"]
    assert rows["甲"]["score.tax_per_mu"] == 30.0
    assert 99.9 < rows["甲"]["score@low"] < 100.1
    assert rows["乙"]["score@low"] is None


def test_a_parquet_file_gives_the_same_as_a_csv_file(run, evaluated, tmp_path: Path) -> None:
    _, _, rows = evaluated(FIRMS)
    pl.read_csv(tmp_path / "firms.csv").write_parquet(tmp_path / "firms.parquet")
    assert run("evaluate", ID, "-t", "firms.parquet", "-o", "other.parquet", "--on", "2022-06-01")[0] == 0
    assert pl.read_parquet(tmp_path / "other.parquet").rows(named=True) == list(rows.values())


def test_results_may_be_csv_that_spreadsheets_read(run, evaluated, tmp_path: Path) -> None:
    evaluated(FIRMS)
    assert run("evaluate", ID, "-t", "firms.csv", "-o", "out.csv", "--on", "2022-06-01")[0] == 0
    assert (tmp_path / "out.csv").read_bytes().startswith(b"\xef\xbb\xbfsubject,")
    assert pl.read_csv(tmp_path / "out.csv")["standing"].to_list() == ["judged", "judged", "outside", "to-check"]


def test_bands_come_as_two_columns(evaluated) -> None:
    _, _, rows = evaluated("subject,tax_paid@low,tax_paid@high,land_area,above_scale\n甲,26.01,52.02,1,true\n")
    assert (rows["甲"]["score.tax_per_mu@low"], rows["甲"]["score.tax_per_mu@high"]) == (30.0, 60.0)


def test_another_column_may_say_who_and_columns_that_nobody_asks_for_are_left_alone(evaluated) -> None:
    text = (
        FIRMS.replace("subject,", "名称,").replace("above_scale\n", "above_scale,备注\n").replace("true\n", "true,x\n")
    )
    code, _, rows = evaluated(text, "--subject", "名称")
    assert code == 0
    assert rows["甲"]["score.tax_per_mu"] == 30.0


def test_a_parameter_is_set_with_its_unit(evaluated) -> None:
    _, _, rows = evaluated(FIRMS, "-s", "b_tax=52.02 万元/亩")
    assert rows["甲"]["score.tax_per_mu"] == 15.0


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("-s", "b_tax"), "name=value"),
        (("-s", "b_tux=3"), "b_tax"),
        (("-s", "b_tax=3"), "3 万元/亩"),
        (("-s", "b_tax=3 亩"), "万元/亩"),
        (("-s", "b_tax=foo"), "foo"),
        (("--on", "soon"), "no day"),
        (("--subject", "nobody"), "'nobody'"),
    ],
)
def test_a_wrong_option_is_a_sentence(evaluated, words: tuple[str, ...], said: str) -> None:
    code, text, rows = evaluated(FIRMS, *words)
    assert (code, rows) == (2, {})
    assert said in text


def test_cells_are_read_as_people_write_them(evaluated) -> None:
    _, _, rows = evaluated(
        "subject,tax_paid,land_area,above_scale\n"
        '甲,260100 元,１,是\n乙,"2,601",100,TRUE\n丙,5,1,否\n001,26.01 万元,666.6666666666667 平方米,yes\n'
    )
    assert list(rows) == ["甲", "乙", "丙", "001"]
    assert [rows[who]["score.tax_per_mu"] for who in ("甲", "乙")] == [30.0, 30.0]
    assert rows["001"]["score.tax_per_mu"] == pytest.approx(30.0)
    assert rows["丙"]["standing"] == "outside"


def test_codes_are_texts_although_they_look_like_numbers(run, tmp_path: Path) -> None:
    (tmp_path / "own.yaml").write_text(
        HEAD + "population: {require: 'region in [\"4301\"]'}\n"
        "score: [{id: a, label: 甲, method: formula, points: 3}]\n", "utf-8",
    )  # fmt: skip
    (tmp_path / "firms.csv").write_text("subject,name,region\n2,甲,430102\n1,乙,420101\n", "utf-8")
    assert run("evaluate", "own.yaml", "-t", "firms.csv", "-o", "out.csv")[0] == 0
    out = pl.read_csv(tmp_path / "out.csv")
    assert out.columns[:4] == ["subject", "name", "standing", "score"]
    assert out.select("subject", "name", "standing").rows() == [(2, "甲", "judged"), (1, "乙", "outside")]


def test_every_cell_that_does_not_fit_is_said_with_its_row(evaluated) -> None:
    code, said, rows = evaluated(
        "subject,tax_paid,land_area,above_scale\n甲,many,3 元,是\n乙,3,1,perhaps\n"
        + "".join(f"{n},x{n},1,是\n" for n in range(5))
    )
    assert (code, rows) == (2, {})
    for sentence in (
        "row 2, column 'tax_paid': 'many' is no value of tax_paid. Expected a number in 万元",
        "row 2, column 'land_area': '3 元' is no value of land_area. Expected a number in 亩",
        "row 3, column 'above_scale': 'perhaps'",
        "3 more cells of the column 'tax_paid' do not fit",
    ):
        assert sentence in said


@pytest.mark.parametrize(
    ("text", "said"),
    [
        (b"subject\ttax_paid\na\t3\n", "parted by tabs"),
        (b"subject,tax_paid\na,3\nb,3,4\n", "line 3: The line has more fields than the first"),
        (b"", "empty"),
        (b"\xff\xfe\xff", "firms.csv"),
        ("subject,tax_paid\n你,3\n".encode("gbk"), "UTF-8"),
        (b"tax_paid\n3\n", "subject"),
        (b"subject,tax_paid\na,many\n", "'tax_paid'"),
        (b"subject,above_scale\na,perhaps\n", "'above_scale'"),
        (b"subject,tax_paid\na,3\na,4\n", "more than once"),
        (b"subject,tax_paid\n,3\n", "empty"),
        (b"subject,tax_paid,tax_paid\na,3,4\n", "tax_paid"),
    ],
)
def test_a_wrong_table_is_a_sentence_with_its_name(evaluated, text: bytes, said: str) -> None:
    code, spoken, rows = evaluated(text)
    assert (code, rows) == (2, {})
    assert "firms.csv" in spoken
    assert said in spoken


def test_a_table_without_rows_has_results_without_rows(evaluated) -> None:
    code, _, rows = evaluated(FIRMS.split("\n")[0] + "\n")
    assert (code, rows) == (0, {})


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("evaluate", ID, "-t", "nothing.csv", "-o", "out.csv"), "nothing.csv: There is no such file"),
        (("evaluate", ID, "-t", ".", "-o", "out.csv"), "folder"),
        (("evaluate", ID, "-t", "junk.parquet", "-o", "out.csv"), "junk.parquet"),
        (("evaluate", ID, "-t", "firms.txt", "-o", "out.csv"), ".parquet or .csv"),
        (("evaluate", ID, "-t", "firms.csv"), "-o FILE"),
        (("evaluate", ID, "-t", "firms.csv", "-o", "out.xlsx"), ".parquet or .csv"),
        (("evaluate", "per-mu/huangyan-above-scale/2020", "-t", "firms.csv", "-o", "out.csv"), ID),
        (("evaluate", ID), "gaodi init"),
        (("evaluate", ID, "-t", "firms.csv", "-o", "nowhere/out.csv"), "nowhere: There is no such folder"),
        (("evaluate", ID, "-t", "firms.csv", "-o", "folder.csv"), "folder.csv: This is a folder"),
        (("evaluate", ID, "-t", "gbk.csv", "-o", "out.csv"), "gbk.csv: The file is not UTF-8 text"),
        (("evaluate", ID, "-t", "empty.csv", "-o", "out.csv"), "empty.csv: The file is empty"),
        (("evaluate", ID, "-t", "semicolons.csv", "-o", "out.csv"), "Its first line says: subject;tax_paid"),
        (("evaluate", ID, "-t", "other.csv", "-o", "out.csv"), "No column is an input of the rulebook"),
        (("evaluate", "firms.txt", "-t", "firms.csv", "-o", "out.csv"), "firms.txt"),
        (("rulebook", "test", "per-mu/huangyan-above-scale"), "There is no rulebook"),
        (("rulebook", "show", ID, "-l", "fr"), "Expected zh or en"),
        (("rulebook", "check", "nothing.yaml"), "There is no such file"),
        (("rulebook", "list", "--on", "soon"), "no day"),
        (("rulebook", "list", "-w", "nowhere"), "no such folder"),
    ],
)
def test_wrong_files_and_names_are_a_sentence_and_exit_code_2(
    run, tmp_path: Path, words: tuple[str, ...], said: str
) -> None:
    for name in ("firms.csv", "firms.txt"):
        (tmp_path / name).write_text(FIRMS, "utf-8")
    (tmp_path / "junk.parquet").write_text("junk", "utf-8")
    (tmp_path / "gbk.csv").write_text(FIRMS, "gbk")
    (tmp_path / "empty.csv").touch()
    (tmp_path / "semicolons.csv").write_text(FIRMS.replace(",", ";"), "utf-8")
    (tmp_path / "other.csv").write_text("subject,colour\n甲,red\n", "utf-8")
    (tmp_path / "folder.csv").mkdir()
    code, out, err = run(*words)
    assert code == 2
    assert said in out + err
    assert not (tmp_path / "out.csv").exists()


def test_a_file_is_read_and_tried_like_one_of_the_catalogue(run, tmp_path: Path) -> None:
    for ending in (".yaml", ".tests.yaml"):
        text = (SHIPPED / f"huangyan-above-scale-2021{ending}").read_text("utf-8")
        (tmp_path / f"own{ending}").write_text(text, "utf-8")
    assert run("rulebook", "show", "own.yaml")[1] == run("rulebook", "show", ID)[1]
    assert json.loads(run("rulebook", "test", "own.yaml", "-f", "json")[1])[0]["failed"] == 0
    shown = run("rulebook", "show", "own.yaml", "-l", "en")[1]
    assert "  tax_paid: tax paid [10,000 yuan]" in shown
    assert "  above_scale: above scale [yes or no]" in shown


def test_a_rulebook_in_a_file_is_evaluated_like_one_of_the_catalogue(run, tmp_path: Path) -> None:  # type: ignore[no-untyped-def]
    (tmp_path / "firms.csv").write_text(FIRMS, encoding="utf-8")
    own = tmp_path / "own.yaml"
    own.write_text((SHIPPED / "huangyan-above-scale-2021.yaml").read_text("utf-8"), encoding="utf-8")
    for rulebook, out in ((ID, "shipped.parquet"), (own, "own.parquet")):
        assert run("evaluate", rulebook, "--table", "firms.csv", "-o", out, "--on", "2022-06-30")[0] == 0
    assert pl.read_parquet("shipped.parquet").equals(pl.read_parquet("own.parquet"))
    code, _, wrong = run("evaluate", "gone.yaml", "--table", "firms.csv", "-o", "x.parquet")
    assert (code, "gone.yaml" in wrong) == (2, True)
