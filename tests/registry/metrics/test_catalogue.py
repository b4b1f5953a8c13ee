"""What holds for the metrics that Gaodi ships: complete, consistent, and enough for plan, rulebooks and returns."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from gaodi import catalog, units
from gaodi.plan import files
from gaodi.plan.attainment.bindings.model import File as Bindings
from gaodi.registry import defined, lists, metrics
from gaodi.registry.metrics import Metric, Metrics, Prices, Ratio, SubjectKind, Theme, Type
from gaodi.registry.metrics.reading import File
from gaodi.units.dimension import Dimension

CHINESE = re.compile(r"[\u3000-\u303f\u3400-\u9fff\uff00-\uffef]")
"""Characters, punctuation and full-width forms."""

MONEY = Dimension({"CNY": 1})
OPEN = (Theme.CERTIFICATION, Theme.INNOVATION, Theme.TRADE, Theme.INDUSTRY, Theme.DIGITAL)
"""The themes with metrics of enterprises that are published: patents, recognition, market places."""


@pytest.fixture(scope="module")
def known() -> Metrics:
    return metrics.load()


def of_enterprises(known: Metrics) -> list[Metric]:
    return [m for m in known.values() if SubjectKind.ENTERPRISE in m.subjects]


def test_there_are_enough_and_each_says_what_it_is_and_where_that_is_written(known: Metrics) -> None:
    assert len(known) >= 180
    assert len(of_enterprises(known)) >= 120
    assert [m.id for m in known.values() if not (m.definition and (m.form or m.basis))] == []
    assert [m.id for m in known.values() if m.theme is Theme.OTHER] == []


def test_every_definition_is_there_in_english_too_without_a_chinese_character(known: Metrics) -> None:
    assert [m.id for m in known.values() if m.definition and not m.definition_en] == []
    assert [m.id for m in known.values() if CHINESE.search(m.definition_en)] == []
    assert [m.id for m in known.values() if CHINESE.search(metrics.basis_en(m.basis))] == []


def test_a_file_is_about_one_theme_and_named_for_it_and_metrics_come_in_the_order_of_themes(known: Metrics) -> None:
    for path in (catalog.root() / "metrics").glob("*.yaml"):
        file, _ = defined.read(defined.Stamp.of(path), File)
        assert file.theme == path.stem
        assert {known[m.id].theme for m in file.metrics} == {file.theme}
    order = [list(Theme).index(m.theme) for m in known.values()]
    assert order == sorted(order)


def test_money_says_whose_prices_and_growth_is_in_percent(known: Metrics) -> None:
    money = [m for m in known.values() if m.measure.dimension == MONEY]
    assert len(money) > 50
    assert [m.id for m in money if m.prices is Prices.NONE] == []
    assert {m.unit for m in known.values() if m.growth_of} == {"%"}


def test_every_ratio_has_its_parts_in_units_that_give_its_own(known: Metrics) -> None:
    ratios = [m for m in known.values() if isinstance(m.total, Ratio)]
    assert len(ratios) > 60
    for one in ratios:
        assert isinstance(one.total, Ratio)
        top, bottom = known[one.total.numerator], known[one.total.denominator]
        assert units.ratio(top.measure / bottom.measure, one.measure) > 0
        assert set(one.subjects) <= set(top.subjects) & set(bottom.subjects)


def test_categories_have_ordered_codes_in_both_languages(known: Metrics) -> None:
    categories = [m for m in known.values() if m.type is Type.CATEGORY]
    assert len(categories) > 10
    assert [m.id for m in categories if len(m.codes_en) != len(m.codes)] == []
    digital = known["digital-level"]
    assert digital.codes.index("三级") > digital.codes.index("二级")
    assert digital.code_label("三级", "en") == "level 3"
    assert digital.code_label("三级") == "三级"


def test_figures_of_an_enterprise_are_confidential_unless_they_are_published(known: Metrics) -> None:
    shown = [m for m in of_enterprises(known) if not m.confidential]
    assert {m.theme for m in shown} <= set(OPEN)
    assert [m.id for m in shown if m.measure.dimension == MONEY] == []
    for key in ("revenue", "tax-paid", "electricity", "land-area", "average-employees", "rd-expense", "purchases"):
        assert known[key].hides(SubjectKind.ENTERPRISE)
        assert not known[key].hides(SubjectKind.PARK)
    assert not known["invention-patents"].hides(SubjectKind.ENTERPRISE)
    assert not known["gdp"].confidential


def test_above_scale_totals_are_gathered_from_what_enterprises_return(known: Metrics) -> None:
    gathered = {key: m.gathers for key, m in known.items() if m.gathers}
    assert {key: one.metric for key, one in gathered.items() if key in ("industrial-profit", "industrial-firms")} == {
        "industrial-profit": "profit",
        "industrial-firms": None,
    }
    assert known.single("industrial-output") == "output"
    assert known.single("gdp") == "gdp"
    assert known.single("industrial-firms") == "industrial-firms"


RETURNED = """
工业总产值 工业销售产值 出口交货值 营业收入 主营业务收入 营业成本 税金及附加 销售费用 管理费用 研发费用 财务费用
利润总额 应交增值税 实缴税金 资产总计 负债合计 固定资产原价 应收账款 存货 平均用工人数 应付职工薪酬
综合能源消费量 用电量 天然气消费量 煤炭消费量 汽油消费量 柴油消费量 热力消费量 用水量 工业废水排放量
化学需氧量排放量 氨氮排放量 二氧化硫排放量 氮氧化物排放量 挥发性有机物排放量 二氧化碳排放量
R&D经费内部支出 研发人员数 新产品销售收入 发明专利拥有量 发明专利申请数 有效实用新型专利数 有效外观设计专利数
软件著作权数 有效注册商标数 技改投资 用地面积 建筑面积 容积率 采购额 本地采购额 出口额 关键工序数 上云上平台
数字化水平 质量管理体系认证 Ⅰ类知识产权 Ⅱ类知识产权 研发机构级别 从事特定细分市场年限 主导产品全国细分市场占有率
研发人员占比 主营业务收入占营业收入比重 主营业务收入增长率 资产负债率 净利润率 智能制造能力成熟度等级
"""
"""What statistical returns and the conditions of recognition call what they ask an enterprise for."""


@pytest.mark.parametrize("name", RETURNED.split())
def test_what_returns_and_rulebooks_ask_of_an_enterprise_has_one_metric(known: Metrics, name: str) -> None:
    assert len(known.named(name, kind=SubjectKind.ENTERPRISE)) == 1


# What a published per-mu evaluation (Huangyan, 2021 and 2022) has benchmarks of, in the units of its notice.
@pytest.mark.parametrize(
    ("key", "unit", "numerator", "denominator"),
    [
        ("tax-paid-per-mu", "万元/亩", "tax-paid", "land-area"),
        ("value-added-per-mu", "万元/亩", "value-added", "land-area"),
        ("value-added-per-energy", "万元/吨标准煤", "value-added", "energy-equivalent"),
        ("value-added-per-emission", "万元/吨", "value-added", "pollutants"),
        ("labour-productivity", "万元/人", "value-added", "average-employees"),
        ("rd-spending-share", "%", "rd-spending", "main-revenue"),
        ("tax-per-electricity", "元/千瓦时", "tax-paid", "electricity"),
    ],
)
def test_the_indicators_of_a_published_per_mu_evaluation_are_defined_by_its_parts(
    known: Metrics, key: str, unit: str, numerator: str, denominator: str
) -> None:
    one = known[key]
    assert one.unit == unit
    assert one.confirmed
    assert one.total == Ratio(rule="ratio", numerator=numerator, denominator=denominator)


def test_the_same_name_is_of_an_enterprise_and_of_a_region_and_the_kind_tells_apart(known: Metrics) -> None:
    assert [m.id for m in known.named("工业总产值", "亿元", SubjectKind.ENTERPRISE)] == ["output"]
    assert [m.id for m in known.named("工业总产值", "亿元", SubjectKind.REGION)] == ["industrial-output"]
    assert [m.id for m in known.named("亩均税收", kind=SubjectKind.PARK)] == ["tax-per-mu"]


def test_the_two_ways_to_count_electricity_and_the_two_revenues_are_kept_apart(known: Metrics) -> None:
    assert known["energy"].names != known["energy-equivalent"].names
    assert known["rd-share"].total != known["rd-spending-share"].total


def test_words_find_metrics_by_name_first_and_then_by_definition(known: Metrics) -> None:
    found = [m.id for m in known.find("亩均 税收")]
    assert found[:2] == ["tax-paid-per-mu", "tax-per-mu"]
    assert "low-efficiency-firms" in found  # whose definition has the words
    assert known.find("per mu", Theme.LAND, SubjectKind.REGION)[0].id == "tax-per-mu"
    assert known.find("no such thing") == ()
    assert len(known.find()) == len(known)


@pytest.mark.parametrize("path", ["bindings/changsha-2021.yaml", "../examples/sample-plan/bindings.yaml"])
def test_every_binding_that_ships_still_leads_to_a_metric_or_list(known: Metrics, path: str) -> None:
    file = catalog.load(Path(catalog.root() / path), Bindings)
    for binding in file.bindings:
        if binding.metric:
            assert units.compatible(known[binding.metric].measure, binding.unit or "1") or binding.transform != "value"
        if binding.list:
            assert binding.list in lists.load()


def test_every_indicator_of_changshas_plan_but_one_is_the_name_of_one_metric_of_a_region_or_chain(
    known: Metrics,
) -> None:
    plan = files.load(catalog.path("plans/changsha-2021.yaml"))
    wide = {SubjectKind.REGION, SubjectKind.CHAIN}
    found = {t.id: [m for m in known.named(t.indicator, t.unit) if wide & set(m.subjects)] for t in plan.targets}
    assert {key: len(ms) for key, ms in found.items() if len(ms) != 1} == {"t8": 0}
