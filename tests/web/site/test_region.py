"""What stands at the head of every page: the region that the server is for."""

from __future__ import annotations

import pytest
from django.utils import translation

from gaodi.web.site import region
from gaodi.workspace import Region, Workspace

CITY = Region(code="430100", name="长沙市", name_en="Changsha")


@pytest.mark.parametrize(("language", "name"), [("zh-hans", "长沙市"), ("en", "Changsha")])
def test_the_region_is_named_in_the_language_of_the_page(tmp_path, settings, language, name):
    settings.GAODI_WORKSPACE = Workspace.create(tmp_path / "w", region=CITY).path
    with translation.override(language):
        assert region.label() == name


def test_a_region_without_an_english_name_keeps_its_own(tmp_path, settings):
    settings.GAODI_WORKSPACE = Workspace.create(tmp_path / "w", region=Region(name="云川市")).path
    with translation.override("en"):
        assert region.label() == "云川市"


def test_the_demonstration_goes_by_its_own_name(tmp_path, settings):
    settings.GAODI_WORKSPACE = Workspace.create(tmp_path / "w", region=CITY, demonstration=True).path
    with translation.override("zh-hans"):
        assert region.label() == "高地演示"


def test_without_a_workspace_there_is_no_name(tmp_path, settings):
    settings.GAODI_WORKSPACE = tmp_path / "nowhere"
    assert region.label() == ""
