"""The catalogue: found, filtered, drawn over the years; files that cannot be read are said and left out."""

from __future__ import annotations

from datetime import date
from pathlib import Path

from gaodi.rules import library
from gaodi.web.rulebooks import timeline


def test_every_rulebook_stands_in_it_with_how_sure_its_text_is(ws, page):
    text = page("/rulebooks/")
    assert f"共 {len(library.load(ws))} 条" in text
    assert "专精特新中小企业认定标准（2022年）" in text
    assert "整理稿-待核" in text


def test_it_is_searched_by_words_and_filtered_by_state_and_subject(ws, page):
    found = page("/rulebooks/?q=黄岩&state=ended")
    assert "黄岩区规上工业企业亩均效益综合评价（2022年度）" in found
    assert "专精特新" not in found
    assert "没有符合条件的记录" in page("/rulebooks/?q=黄岩&subject=project")


def test_it_says_the_same_in_english(ws, page):
    assert "Catalogue of rulebooks" in page("/rulebooks/", "en")


def test_a_file_that_cannot_be_read_is_said_and_the_others_stay(ws, page):
    folder = Path(ws.path) / "catalog" / "rulebooks"
    folder.mkdir(parents=True)
    (folder / "broken.yaml").write_text("id: own/broken\ntitle: 坏\n", "utf-8")
    text = page("/rulebooks/")
    assert "broken.yaml" in text
    assert str(ws.path) not in text
    assert "办法缺少“issuer”" in text
    assert "专精特新中小企业认定标准（2022年）" in text


def test_it_is_there_without_a_workspace(settings, tmp_path, page):
    settings.GAODI_WORKSPACE = tmp_path / "nothing"
    assert "专精特新中小企业认定标准（2022年）" in page("/rulebooks/")


def test_editions_are_bands_over_the_years_one_behind_the_other():
    drawn = timeline.family(library.load(None).families["specialised-sme"], date(2026, 3, 1))
    bands = {band.key: band for band in drawn.bands}
    assert bands["specialised-sme/2022"].state == "in-force"
    assert bands["specialised-sme/2026"].state == "not-yet"
    assert bands["specialised-sme/2026"].open
    assert bands["specialised-sme/2022"].x < bands["specialised-sme/2026"].x


def test_the_view_over_the_years_can_be_narrowed_to_a_purpose(ws, page):
    text = page("/rulebooks/?view=timeline&purpose=per-mu-evaluation")
    assert "黄岩区规上工业企业亩均效益综合评价（2022年度）" in text
    assert "专精特新中小企业认定标准" not in text
    assert "style=" not in text.partition("<main")[2].partition("</main")[0]
