"""Saved views: kept, shared within the own organisation, taken away, and on the trail."""

from __future__ import annotations

import pytest
from django.urls import reverse

from gaodi.web.audit.models import Entry
from gaodi.web.enterprises.asked import canonical
from gaodi.web.enterprises.models import SavedView
from gaodi.web.people.roles import Role

SAVE = "/enterprises/views/save/"


def save(client, name: str = "规上", query: str = "above_scale=yes&page=3", shared: str = ""):
    return client.post(SAVE, {"name": name, "query": query, "shared": shared})


def test_a_view_keeps_what_the_address_asks_for(ws, sign_in):
    client = sign_in(Role.OFFICER)
    answer = save(client, query="q=云&scale=large&scale=small&sort=-capital&columns=name,id&page=3&export=csv&x=y")
    view = SavedView.objects.get()
    assert answer.url == f"/enterprises/?{view.query}"
    assert view.query == "q=%E4%BA%91&scale=large&scale=small&sort=-capital&columns=name%2Cid"
    assert "规上" in client.get("/enterprises/").content.decode()


def test_saved_again_it_is_replaced_and_its_history_stays(ws, sign_in):
    client = sign_in(Role.OFFICER)
    save(client)
    save(client, query="scale=large")
    view = SavedView.objects.get()
    assert (view.query, view.history.count()) == ("scale=large", 2)
    assert set(Entry.objects.values_list("action", flat=True)) >= {"savedview.create", "savedview.change"}


def test_it_is_seen_by_oneself_until_it_is_shared_with_the_own_organisation(ws, sign_in):
    save(sign_in(Role.OFFICER))
    colleague, other = sign_in(Role.REVIEWER), sign_in(Role.LEADER)
    assert "规上" not in colleague.get("/enterprises/views/").content.decode()
    sign_in(Role.OFFICER).post(
        reverse("enterprises:view_share", args=[SavedView.objects.get().pk]), {"shared": "office"}
    )
    assert "规上" in colleague.get("/enterprises/views/").content.decode()
    assert "规上" not in other.get("/enterprises/views/").content.decode()


@pytest.mark.parametrize("shared", ["group", "no-such-place"])
def test_it_is_shared_with_no_other_organisation(ws, sign_in, shared):
    answer = sign_in(Role.OFFICER).post(SAVE, {"name": "规上", "shared": shared}, follow=True)
    assert "只能在本人所在机构内共享" in answer.content.decode()
    assert not SavedView.objects.exists()


def test_only_the_owner_shares_and_removes(ws, sign_in):
    save(sign_in(Role.OFFICER), shared="office")
    key = SavedView.objects.get().pk
    for address in ("enterprises:view_share", "enterprises:view_remove"):
        assert sign_in(Role.REVIEWER).post(reverse(address, args=[key])).status_code == 403
        assert sign_in(Role.LEADER).post(reverse(address, args=[key])).status_code == 404
    sign_in(Role.OFFICER).post(reverse("enterprises:view_remove", args=[key]))
    assert not SavedView.objects.exists()


@pytest.mark.parametrize(("name", "said"), [("", "请为视图命名"), ("长" * 61, "最多60个字符")])
def test_a_name_that_is_none_is_refused_with_a_sentence(ws, sign_in, name, said):
    assert said in sign_in(Role.OFFICER).post(SAVE, {"name": name}, follow=True).content.decode()


@pytest.mark.parametrize(
    "query", ["?scale=large", "scale=large&scale=large", "scale=large&%00=1", "scale=large&district="]
)
def test_one_query_is_written_in_one_way(query):
    assert canonical(query) == "scale=large"


def test_without_views_the_page_says_how_to_make_one(ws, sign_in):
    assert "没有保存的视图" in sign_in(Role.OFFICER).get("/enterprises/views/").content.decode()
