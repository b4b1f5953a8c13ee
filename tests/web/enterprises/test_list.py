"""The list of enterprises: found, narrowed, counted, exported; the address says it all."""

from __future__ import annotations

import csv
import io
import re

import pytest

from gaodi.web.audit.models import Entry
from gaodi.web.people.roles import Role
from web.enterprises import city

LIST = "/enterprises/"
NAMES = [row[1] for row in city.ROWS]


def names(page: str) -> list[str]:
    """The names of the rows, in order."""
    body = page.split("<tbody>")[1].split("</tbody>")[0] if "<tbody>" in page else ""
    return re.findall(r'<td class="firm"><a[^>]*>([^<]*)</a>', body)


def file(client, address: str) -> list[list[str]]:
    answer = client.get(address)
    return list(csv.reader(io.StringIO(b"".join(answer.streaming_content).decode("utf-8-sig"))))


def test_those_that_matter_most_come_first(shown):
    assert names(shown(LIST, Role.OFFICER))[:2] == [NAMES[0], NAMES[3]]


@pytest.mark.parametrize("text", ["液压", city.SECOND[:16], "ylyy", "云岭 机械"])
def test_a_name_a_code_or_initials_find_an_enterprise(shown, text):
    assert names(shown(f"{LIST}?q={text}", Role.OFFICER)) == [NAMES[1]]


def test_who_is_found_by_a_former_name_says_so(shown):
    page = shown(f"{LIST}?q=云岭电池厂", Role.OFFICER)
    assert names(page) == [NAMES[0]]
    assert "又称：云岭电池厂" in page


def test_filters_narrow_and_values_of_one_widen(shown):
    assert len(names(shown(f"{LIST}?district=430121", Role.OFFICER))) == 3
    assert len(names(shown(f"{LIST}?district=430121&district=430104", Role.OFFICER))) == 6
    assert names(shown(f"{LIST}?district=430121&scale=medium", Role.OFFICER)) == [NAMES[1]]
    assert names(shown(f"{LIST}?list=little-giants&park=west-park", Role.OFFICER)) == [NAMES[3]]
    assert names(shown(f"{LIST}?division=-", Role.OFFICER)) == [NAMES[8]]


def test_each_choice_says_how_many_it_would_leave(shown):
    page = shown(f"{LIST}?scale=medium", Role.OFFICER)
    option = re.search(r'value="430104"[^>]*>.*?facet-count">(\d+)<', page)
    assert option[1] == "1"
    # What is chosen of a filter does not narrow its own values.
    assert re.search(r'value="small"[^>]*>.*?facet-count">(\d+)<', page)[1] == "3"


def test_what_is_chosen_stands_above_the_list_and_is_taken_out_by_a_click(shown):
    page = shown(f"{LIST}?q=云岭&scale=medium&scale=large&sort=name", Role.OFFICER)
    chips = page.split('id="chips"')[1].split("</div>")[0]
    assert "?q=%E4%BA%91%E5%B2%AD&amp;scale=large&amp;sort=name" in chips
    assert "中型" in chips


def test_search_and_columns_keep_every_value_of_a_filter(shown):
    page = shown(f"{LIST}?scale=medium&scale=large", Role.OFFICER)
    assert page.count('<input type="hidden" name="scale" value="medium">') == 2
    assert page.count('<input type="hidden" name="scale" value="large">') == 2


def test_a_column_sorts_and_others_are_picked(shown):
    page = shown(f"{LIST}?sort=-capital&columns=name,capital", Role.OFFICER)
    assert names(page)[0] == NAMES[9]
    assert "10\u202f000" in page


def test_nothing_found_says_what_to_do(shown):
    assert "没有符合条件的记录" in shown(f"{LIST}?q=没有这家", Role.OFFICER)


@pytest.mark.parametrize("address", ["?sort=password", "?columns=secret", "?page=99", "?district=%00", "?export=exe"])
def test_an_address_that_asks_for_nonsense_is_answered(shown, address):
    assert shown(LIST + address, Role.OFFICER)


def test_without_enterprises_and_without_a_workspace_the_page_says_what_to_do(sign_in, settings, tmp_path):
    settings.GAODI_WORKSPACE = tmp_path / "none"
    assert "尚无企业" in sign_in(Role.OFFICER).get(LIST).content.decode()


def test_a_file_has_what_was_found_and_says_that_it_is_made_up(ws, sign_in):
    client = sign_in(Role.OFFICER)
    rows = file(client, f"{LIST}?division=C33&export=csv&columns=name,id")
    assert rows[0] == ["虚构", "企业名称", "统一社会信用代码"]
    assert rows[1] == ["是", f"'{NAMES[6]}", city.SEVENTH]
    assert Entry.objects.filter(action="export", actor="officer").count() == 1


def test_figures_are_masked_in_the_list_by_whose_they_are(ws, sign_in):
    address = f"{LIST}?columns=name,revenue&q=云岭 有限公司"
    assert "不公开" in sign_in(Role.OFFICER).get(address).content.decode()
    page = sign_in(Role.STATISTICIAN, "east-park").get(address).content.decode()
    assert "10\u202f030" in page
    assert "不公开" not in page
    other = sign_in(Role.PARK_OFFICER, "west-park").get(address).content.decode()
    assert "10\u202f030" not in other


def test_figures_that_were_shown_are_a_look_on_the_trail(ws, sign_in):
    sign_in(Role.OFFICER).get(f"{LIST}?columns=name,revenue")
    assert not Entry.objects.filter(action="look.confidential").exists()
    sign_in(Role.LEADER).get(f"{LIST}?columns=name,revenue")
    assert Entry.objects.get(action="look.confidential").details.count("revenue") >= 1


def test_a_file_with_figures_needs_a_purpose_that_their_source_allows(ws, sign_in):
    client = sign_in(Role.STATISTICIAN)
    refused = client.get(f"{LIST}?columns=name,revenue&export=csv&purpose=planning", follow=True).content.decode()
    assert "不得用于规划管理，只能用于：统计分析" in refused
    # Statistics let figures go to the statistics department only, which the plan office is not.
    refused = client.get(f"{LIST}?columns=name,revenue&export=csv&purpose=statistics-analysis", follow=True)
    assert "不得提供给领导小组办公室" in refused.content.decode()
    assert not Entry.objects.filter(action="export").exists()
    assert "统计分析</option>" in client.get(f"{LIST}?columns=name,revenue").content.decode()


def test_a_file_with_figures_goes_where_the_source_lets_it(ws, sign_in):
    rows = file(sign_in(Role.LEADER), f"{LIST}?columns=name,tax-paid&export=csv&q={city.FIRST}&purpose=checking")
    assert rows[1] == ["是", city.ROWS[0][1], "100–500"]


def test_whoever_looks_after_one_enterprise_is_led_to_it(ws, sign_in):
    answer = sign_in(Role.ENTERPRISE_OFFICER, city.FIRST).get(LIST)
    assert answer.url == f"/enterprises/e/{city.FIRST}/"
    assert "尚未登记" in sign_in(Role.ENTERPRISE_OFFICER).get(LIST).content.decode()


def test_the_list_is_complete_in_english(ws, sign_in):
    client = sign_in(Role.OFFICER)
    client.post("/language/", {"language": "en"})
    page = client.get(f"{LIST}?scale=large").content.decode()
    assert "In business" in page
    assert "East Park" in page
