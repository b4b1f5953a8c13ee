"""The tests beside a rulebook: shown at once, run in the background, kept until the rules change."""

from __future__ import annotations

from pathlib import Path

from gaodi.rules.trying import Outcome, Tried
from gaodi.web.jobs.models import Job, State
from gaodi.web.people.roles import Role
from gaodi.web.rulebooks import outcomes

KEY = "per-mu/huangyan-above-scale/2022"
PAGE = f"/rulebooks/tests/{KEY}/"


def test_what_is_expected_is_shown_before_anything_was_run(ws, page):
    text = page(PAGE)
    assert "当前文本尚未运行测试" in text
    assert "未运行" in text


def test_figures_that_are_given_have_their_unit(ws, page):
    text = page(PAGE)
    assert "100 亩" in text
    assert "2\u202f409.7 万元" in text


def test_running_them_is_work_in_the_background_whose_result_is_kept(ws, sign_in, page):
    client = sign_in(Role.OFFICER)
    answer = client.post(f"{PAGE}run/")
    job = Job.objects.get(kind="rulebooks.tests")
    assert answer.url == f"/jobs/{job.pk}/?follow=1"
    assert job.state == State.QUEUED
    outcomes.run(ws, KEY)
    text = page(PAGE)
    assert "全部测试与预期一致" in text
    assert "与预期一致" in text


def test_the_result_is_not_of_other_rules(ws):
    outcomes.run(ws, KEY)
    assert outcomes.kept(ws, KEY) is not None
    folder = Path(ws.path) / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    from gaodi.rules import library

    source = library.source(ws, KEY)
    (folder / "changed.yaml").write_text(source.written.replace("status: secondary", "status: official"), "utf-8")
    assert outcomes.kept(ws, KEY) is None


def test_a_test_that_fails_says_what_came_out(ws, page, monkeypatch):
    failed = Tried("基准企业得100分", "", "", ("score is 99, expected 100",))
    file_name = next(iter(_names()))
    failed = Tried(file_name, "", "", ("score is 99, expected 100",))
    monkeypatch.setattr(outcomes, "kept", lambda ws, key: Outcome(key, (failed,)))
    text = page(PAGE)
    assert "1 项测试与预期不符" in text
    assert "得分: 99" in text
    assert "（预期 100）" in text


def _names():
    from gaodi.rules import library
    from gaodi.web.rulebooks import selectors

    path = selectors.tests_of(library.source(None, KEY))
    return [case.name.zh for case in selectors.file(path).cases]


def test_a_rulebook_without_tests_says_what_they_would_be(faulty, page):
    assert "该办法没有测试" in page("/rulebooks/tests/own/faulty/")
