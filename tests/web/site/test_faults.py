"""A workspace that cannot be used: pages say why."""

from __future__ import annotations

import pytest

from gaodi.web.people.roles import Role

pytestmark = pytest.mark.django_db


@pytest.fixture(autouse=True)
def _broken(tmp_path, settings):
    settings.GAODI_WORKSPACE = tmp_path
    (tmp_path / "gaodi.yaml").write_text("format: 1\nname: 云川\nregoin: {}\n", "utf-8")


def test_the_page_says_which_line_is_wrong_and_whom_to_ask_but_not_where_the_server_keeps_it(sign_in, tmp_path):
    page = sign_in(Role.OFFICER).get("/plan/targets/")
    assert page.status_code == 500
    words = page.content.decode()
    assert "工作区无法使用" in words
    assert "gaodi.yaml" in words
    assert "line 3" in words
    assert "请联系本服务器的管理员" in words
    assert str(tmp_path) not in words
