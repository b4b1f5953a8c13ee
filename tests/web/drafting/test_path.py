"""A rulebook from its first draft to an evaluation by it, as two people do it in their browsers."""

from __future__ import annotations

import pytest

from gaodi.rules import drafting, library, runs
from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from rules import town
from web.drafting.conftest import HOME, KEY, NEXT, TESTS, address, said, send, state


def handed_in(author) -> None:
    send(author)
    author.post(address(step="submit/"), {"reason": "请审"})


def test_a_draft_is_checked_handed_in_put_in_force_by_another_and_evaluated(ws, author, reviewer):
    assert (
        "“rd_expens”" in send(author, NEXT.replace("test: rd_expense", "test: rd_expens"), do="check").content.decode()
    )
    assert send(author, note="提高下限").url == address()
    assert said(author.post(address(step="submit/"), follow=True)) == "已送审。"
    assert "起草人不得审核自己的办法" in author.get(address()).content.decode()
    assert KEY not in library.load(ws)
    assert said(reviewer.post(address(step="put-in-force/"), {"reason": "同意"}, follow=True)) == "已启用。"
    page = reviewer.get("/rulebooks/").content.decode()
    assert f"/rulebooks/read/{KEY}/" in page
    run = runs.evaluate(ws, KEY, year=2022, on=town.ON)
    met = run.results().select("subject", "clause.rd").collect()
    assert sorted(met.filter(met["clause.rd"])["subject"]) == ["firm-a", "firm-g", "firm-h"]
    steps = Entry.objects.filter(kind="rulebook", key=KEY).values_list("action", "actor")
    assert set(steps) == {
        ("rulebook.save", "officer"), ("rulebook.submit", "officer"), ("rulebook.put_in_force", "reviewer"),
    }  # fmt: skip


def test_an_officer_is_not_let_to_the_decision_at_all(ws, author):
    handed_in(author)
    assert author.post(address(step="put-in-force/")).status_code == 403
    assert author.post(address(step="send-back/"), {"reason": "x"}).status_code == 403
    assert state(ws) == "review"


def test_a_reviewer_does_not_decide_about_what_they_wrote_themselves(ws, reviewer):
    handed_in(reviewer)
    answer = reviewer.post(address(step="put-in-force/"), {"reason": "同意"}, follow=True)
    assert said(answer) == "起草人不得审核自己起草的办法。应为：由他人审核。"
    assert "put-in-force" not in answer.content.decode()
    assert state(ws) == "review"


def test_it_is_sent_back_with_a_reason_which_the_author_reads(ws, author, reviewer):
    handed_in(author)
    assert "没有写明需要修改的内容" in said(reviewer.post(address(step="send-back/"), follow=True))
    reviewer.post(address(step="send-back/"), {"reason": "下限依据不足"})
    assert state(ws) == "returned"
    assert "下限依据不足" in author.get(address()).content.decode()


def test_a_text_with_faults_is_saved_but_not_handed_in(ws, author):
    send(author, NEXT.replace("300 万元", "300 亩"))
    answer = author.post(address(step="submit/"), follow=True)
    assert "万元与亩不能比较" in said(answer)
    assert state(ws) == "draft"


def test_a_version_whose_tests_fail_is_not_handed_in(ws, author):
    send(author, tests=TESTS.replace("[299, false]", "[299, true]"))
    assert said(author.post(address(step="submit/"), follow=True)).startswith("测试“研发费用的界线”结果与预期不符")
    page = author.get(address(step="tests/")).content.decode()
    assert "1 项测试" in page or "1项测试" in page


def test_who_saves_upon_an_older_version_is_refused_and_keeps_the_text(ws, author, reviewer):
    send(author)
    send(reviewer, NEXT + "# 另一处\n", opened=KEY, after="1")
    answer = send(author, NEXT + "# 我的改动\n", opened=KEY, after="1")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "reviewer 在此期间已保存第 2 版" in page
    assert "# 我的改动" in page
    assert address(2) in page
    assert [one.version for one in drafting.versions(ws, KEY)] == [2, 1]


def test_what_is_in_force_is_taken_out_with_a_reason(ws, author, reviewer):
    handed_in(author)
    reviewer.post(address(step="put-in-force/"))
    assert said(reviewer.post(address(step="take-out-of-force/"), {"reason": "文件废止"}, follow=True)) == "已停用。"
    assert KEY not in library.load(ws)
    assert state(ws) == "out-of-force"


def test_an_older_version_is_not_what_is_taken_out(ws, author, reviewer):
    handed_in(author)
    reviewer.post(address(step="put-in-force/"))
    send(author, NEXT + "# 再改\n", opened=KEY, after="1")
    answer = reviewer.post(address(2, "take-out-of-force/"), {"reason": "x"}, follow=True)
    assert "当前状态为“草案”" in said(answer)
    assert state(ws) == "in-force"


@pytest.mark.parametrize("role", [Role.LEADER, Role.ENTERPRISE_OFFICER, Role.AUDITOR])
def test_drafts_are_not_for_everybody(ws, author, sign_in, role):
    send(author)
    for path in (HOME, address(), address(step="source/")):
        assert sign_in(role).get(path).status_code == 403


def test_the_list_says_where_each_stands_and_filters(ws, author):
    assert "尚无办法草案" in author.get(HOME).content.decode()
    send(author)
    send(author, NEXT.replace(KEY, "town/support/2024"), TESTS.replace(KEY, "town/support/2024"))
    author.post(address(step="submit/"))
    page = author.get(f"{HOME}?state=review").content.decode()
    assert address() in page
    assert address(key="town/support/2024") not in page
