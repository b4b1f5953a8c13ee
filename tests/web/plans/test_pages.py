"""The pages of the plan: what stands on them, for whom, and when there is nothing yet."""

import pytest

from gaodi.plan import library
from gaodi.plan.attainment import bindings
from gaodi.plan.library import Step
from gaodi.web.people.roles import Role
from plan.library.plans import plan

PAGES = ("/plan/", "/plan/targets/", "/plan/tasks/", "/plan/checks/", "/plan/calibration/", "/")


@pytest.mark.parametrize("path", PAGES)
def test_without_a_plan_every_page_says_so(ws, sign_in, path):
    answer = sign_in(Role.OFFICER).get(path)
    assert answer.status_code == 200


def test_without_a_workspace_the_pages_still_open(sign_in, settings, tmp_path):
    settings.GAODI_WORKSPACE = tmp_path / "nothing"
    settings.GAODI_WORKSPACE.mkdir()
    client = sign_in(Role.OFFICER)
    assert [client.get(path).status_code for path in (*PAGES, "/plan/upload/")] == [200] * 7


@pytest.mark.parametrize("role", [Role.LEADER, Role.PARK_OFFICER, Role.ENTERPRISE_OFFICER])
def test_a_published_plan_is_read_by_everybody_who_works(published, sign_in, role):
    client = sign_in(role)
    assert "样例" in client.get("/plan/").content.decode()
    assert "工业总产值" in client.get("/plan/targets/").content.decode()
    assert "建设园区" in client.get("/plan/tasks/").content.decode()


def test_a_draft_is_not_listed_for_those_who_may_not_see_it(shelf, sign_in):
    assert "样例" not in sign_in(Role.PARK_OFFICER).get("/plan/").content.decode()
    assert "样例" in sign_in(Role.OFFICER).get("/plan/").content.decode()


def test_the_page_of_a_target_says_where_it_is_written_and_what_is_missing(published, sign_in):
    page = sign_in(Role.LEADER).get("/plan/p/sample/targets/t1/").content.decode()
    assert "工业总产值达到500亿元" in page
    assert "/plan/p/sample/#target-t1" in page
    assert "建设园区" in page


def test_the_page_of_a_task_says_who_leads_and_which_targets_it_serves(published, sign_in):
    page = sign_in(Role.LEADER).get("/plan/p/sample/tasks/k1/").content.decode()
    assert "市工信局" in page
    assert "/plan/p/sample/targets/t2/" in page
    assert "甲厂" in page


def test_what_the_next_plan_asks_of_the_same_stands_on_the_page_and_in_the_api(published, sign_in):
    following = plan(id="next", title="下一期", period=("2024", "2026"))
    library.add(published, following, user="officer")
    for one in (library.current(published, "sample"), following):
        bindings.bind(published, one, "t1", metric="industrial-output", subjects=("430100",), user="officer")
    client = sign_in(Role.LEADER)
    address = '/plan/p/next/targets/t1/"'
    assert address not in client.get("/plan/p/sample/targets/t1/").content.decode()
    library.publish(published, "next", user="reviewer")
    assert address in client.get("/plan/p/sample/targets/t1/").content.decode()
    found = client.get("/api/plans/sample/targets/t1").json()["alike"]
    assert [(one["plan"], one["target"]["id"]) for one in found] == [("next", "t1")]


def test_a_target_that_is_not_there_is_not_found(published, sign_in):
    assert sign_in(Role.LEADER).get("/plan/p/sample/targets/t99/").status_code == 404


def test_the_plan_is_chosen_once_and_remembered(published, sign_in):
    library.add(published, plan(id="next", title="下一期", period=("2024", "2026")), user="officer")
    client = sign_in(Role.OFFICER)
    assert "下一期" in client.get("/plan/targets/?plan=next").content.decode()
    assert 'value="next" selected' in client.get("/plan/tasks/").content.decode()


def test_a_plan_without_its_text_shows_quotes_and_how_to_add_it(ws, sign_in):
    library.add(ws, plan(), user="system", origin="catalogue")
    page = sign_in(Role.OFFICER).get("/plan/p/sample/").content.decode()
    assert "小巨人企业20家" in page
    assert "/plan/upload/?plan=sample" in page


def test_the_plan_of_a_fictional_region_is_marked_on_every_page(ws, sign_in):
    library.add(ws, plan(), user="system", made_up=True)
    client = sign_in(Role.OFFICER)
    for path in ("/", "/plan/p/sample/", "/plan/targets/", "/plan/tasks/", "/plan/p/sample/targets/t1/"):
        assert "虚构示例" in client.get(path).content.decode(), path


def test_targets_are_exported_with_the_words_of_the_page(published, sign_in):
    client = sign_in(Role.OFFICER)
    export = b"".join(client.get("/plan/targets/?export=csv").streaming_content).decode("utf-8-sig")
    assert "工业总产值" in export
    assert "无数据" in export


def test_the_cockpit_counts_targets_and_changes(published, sign_in):
    library.decide(published, "sample", Step(action="accept", kind="target", item="t1"), user="officer")
    page = sign_in(Role.LEADER).get("/").content.decode()
    assert "共 3 项目标" in page
    assert "审核处理 1 项" in page
    assert "第 1 版于" in page


def test_the_wall_shows_the_cockpit_without_controls(published, sign_in):
    page = sign_in(Role.LEADER).get("/?wall=1").content.decode()
    assert "共 3 项目标" in page
    assert "plan-switcher" not in page


def test_pages_are_complete_in_english(published, sign_in):
    client = sign_in(Role.OFFICER)
    client.post("/language/", {"language": "en"})
    assert "No data" in client.get("/plan/targets/").content.decode()


@pytest.mark.parametrize("origin", ["catalogue", "demonstration"])
def test_a_plan_that_was_reviewed_before_it_came_is_not_shown_as_unreviewed(ws, sign_in, origin):
    library.add(ws, plan(), user="system", origin=origin)
    client = sign_in(Role.REVIEWER)
    listed = client.get("/plan/").content.decode()
    assert "随目录审定" in listed
    assert "0\u202f%" not in listed
    page = client.get("/plan/p/sample/").content.decode()
    assert page.count("目录已审") == 6
    assert "item pending" not in page
    assert "随目录审定，此处尚无人处理" in page
    assert 'value="accept"' in client.get("/plan/p/sample/item/target/t1/").content.decode()


def test_once_somebody_decides_the_review_is_counted(ws, sign_in):
    library.add(ws, plan(), user="system", origin="catalogue")
    library.decide(ws, "sample", Step(action="reject", kind="target", item="t1"), user="officer")
    client = sign_in(Role.REVIEWER)
    assert "100\u202f%" in client.get("/plan/").content.decode()
    assert client.get("/plan/p/sample/").content.decode().count("目录已审") == 5


def test_the_file_of_the_list_has_the_word_too(ws, sign_in):
    library.add(ws, plan(), user="system", origin="catalogue")
    answer = sign_in(Role.REVIEWER).get("/plan/?export=csv")
    assert "随目录审定" in b"".join(answer.streaming_content).decode()


def test_where_nothing_was_found_the_page_says_what_may_be_wrong_and_what_to_do(ws, sign_in):
    library.add(ws, plan(targets=(), tasks=(), names=()), text="Dear all", user="officer")
    client = sign_in(Role.OFFICER)
    page = client.get("/plan/p/sample/").content.decode()
    assert "没有找到目标和任务" in page
    assert "其他语言不作解析" in page
    assert "/plan/p/sample/withdraw/" in page
    assert "<progress" not in page
    assert "100\u202f%" not in client.get("/plan/").content.decode()


def test_where_only_names_are_missing_the_list_says_just_that(ws, sign_in):
    library.add(ws, plan(names=()), text="x", user="officer")
    assert "没有找到目标和任务" not in sign_in(Role.OFFICER).get("/plan/p/sample/").content.decode()
