"""What a source does not allow is refused with a sentence; what it allows goes through."""

from __future__ import annotations

import polars as pl
import pytest

from gaodi.errors import InputError, Refused
from gaodi.registry import sources
from gaodi.registry.sources import Purpose, Recipient
from gaodi.workspace import Workspace

AGREEMENT = """\
format: gaodi-sources/1
sources:
  - id: power-company
    name: 某供电公司
    name_en: A power company
    provider: 某供电公司
    legal_basis: 数据共享协议
    purposes: [per-mu-evaluation, 软件演示]
    recipients: [本单位, the parks]
    retention: 2年
"""


@pytest.fixture
def agreed(ws: Workspace) -> Workspace:
    path = ws.path / "catalog" / "sources.yaml"
    path.parent.mkdir()
    path.write_text(AGREEMENT, "utf-8")
    return ws


def test_returns_to_the_statistics_office_may_not_judge_the_enterprise_that_made_them() -> None:
    with pytest.raises(Refused) as error:
        sources.permit(None, ["statistics-returns"], purpose=Purpose.PER_MU, recipient=Recipient.PARK)
    (fault,) = error.value.faults
    assert "Statistical returns of enterprises (statistics-returns) may not be used for per-mu evaluation" in str(fault)
    assert "only for: statistical analysis" in str(fault)
    assert "Use another source" in str(fault)


def test_a_source_has_one_sentence_for_all_purposes_that_it_refuses() -> None:
    purposes = (Purpose.POLICY, Purpose.PER_MU, Purpose.POLICY)
    found = [sources.refusals(None, ["statistics-returns"], purpose=one, recipient="industry")[0] for one in purposes]
    (said,) = sources.sentences(found)
    assert "不得用于政策匹配、亩均效益评价，只能用于：统计分析" in said
    (other, _) = sources.sentences(
        found[:1] + list(sources.refusals(None, ["gossip"], purpose="统计分析", recipient="industry")), "en"
    )
    assert other == found[0].sentence("en")


def test_what_its_office_can_do_is_told_apart_from_what_is_refused() -> None:
    (one,) = sources.refusals(None, ["statistics-returns"], purpose=Purpose.POLICY, recipient="industry")
    for language, end in (("zh", "。"), ("en", ".")):
        said = sources.statement(one.sentence(language))
        assert "sources.yaml" in one.sentence(language)
        assert "sources.yaml" not in said
        assert said.endswith(end)
        assert sources.statement(said) == said


def test_totals_over_several_enterprises_may_do_what_one_figure_may_not() -> None:
    use = {"purpose": "planning", "recipient": "district"}
    assert sources.refusals(None, ["statistics-returns"], **use)
    assert sources.refusals(None, ["statistics-returns"], **use, together=2)
    assert not sources.refusals(None, ["statistics-returns"], **use, together=3)


def test_every_source_that_refuses_has_its_own_sentence_and_the_others_none() -> None:
    ids = ["tax-bureau", "changsha-statistics", "invoices", "tax-bureau", "gossip"]
    with pytest.raises(Refused) as error:
        sources.permit(None, ids, purpose="policy-matching", recipient="industry")
    said = [str(fault) for fault in error.value.faults]
    assert [next(key for key in ids if key in sentence) for sentence in said] == ["tax-bureau", "invoices", "gossip"]
    assert "Nobody defines the source 'gossip'" in said[2]


def test_what_is_published_may_be_used_for_everything_by_everybody() -> None:
    for purpose in Purpose:
        for recipient in Recipient:
            sources.permit(None, ["changsha-statistics", "patent-office"], purpose=purpose, recipient=recipient)


def test_a_use_may_be_allowed_and_its_recipient_not(agreed: Workspace) -> None:
    (refusal,) = sources.refusals(agreed, ["power-company"], purpose="per-mu-evaluation", recipient="district")
    assert not refusal.wrong_purpose
    assert refusal.sentence() == (
        "“某供电公司”（power-company，某供电公司提供）的数据不得提供给区县，只能提供给：领导小组办公室、园区。"
        "请改用其他来源，或取得提供单位同意后在工作区的 catalog/sources.yaml 中登记"
    )
    sources.permit(agreed, ["power-company"], purpose="亩均效益评价", recipient="园区")


def test_what_is_made_up_may_be_shown_to_anybody_as_a_demonstration_and_else_keeps_the_rules() -> None:
    made_up = [key for key in sources.load() if key.startswith("demo-")]
    sources.permit(None, made_up, purpose=Purpose.DEMONSTRATION, recipient=Recipient.PUBLIC)
    with pytest.raises(Refused, match="Made-up tax bands"):
        sources.permit(None, made_up, purpose=Purpose.POLICY, recipient=Recipient.INDUSTRY)


def test_rows_are_split_and_each_refused_one_says_why() -> None:
    rows = pl.DataFrame({"source": ["demo-tax", "demo-park", "demo-tax", None], "value": [1.0, 2.0, 3.0, 4.0]})
    found = sources.allowed(None, rows, purpose="land-management", recipient="park", language="zh")
    assert found.allowed["value"].to_list() == [2.0, 4.0]
    assert found.refused["value"].to_list() == [1.0, 3.0]
    assert all("不得用于用地管理" in sentence for sentence in found.refused["refusal"])
    assert [refusal.id for refusal in found.refusals] == ["demo-tax"]


def test_a_frame_without_refusals_comes_back_as_it_was() -> None:
    rows = pl.DataFrame({"source": ["press"], "value": [1.0]})
    found = sources.allowed(None, rows, purpose="planning", recipient="public")
    assert found.allowed.equals(rows)
    assert found.refused.is_empty()


def test_a_purpose_that_there_is_not_is_told_with_what_is_near() -> None:
    with pytest.raises(InputError, match="Perhaps 'per-mu-evaluation' is meant"):
        sources.permit(None, ["press"], purpose="per-mu-evaluations", recipient="park")
    with pytest.raises(InputError, match="natural-resources 自然资源部门"):
        sources.permit(None, ["press"], purpose="planning", recipient="邻居")


def test_words_of_a_file_are_read_in_either_language_and_others_are_a_fault_with_its_line(agreed: Workspace) -> None:
    one = sources.load(agreed)["power-company"]
    assert one.purposes == (Purpose.PER_MU, Purpose.DEMONSTRATION)
    assert one.recipients == (Recipient.PLAN_OFFICE, Recipient.PARK)
    path = agreed.path / "catalog" / "sources.yaml"
    path.write_text(AGREEMENT.replace("软件演示", "内部参考"), "utf-8")
    with pytest.raises(InputError, match=r"line 8: .*there is no purpose '内部参考'.*per-mu-evaluation 亩均效益评价"):
        sources.load(agreed)


def test_sources_of_the_demonstration_are_made_up_and_bound_like_what_they_pretend_to_be() -> None:
    known = sources.load()
    pairs = {
        "demo-statistics": "statistics-returns", "demo-tax": "tax-bureau", "demo-power": "power-company",
        "demo-land": "natural-resources", "demo-industry-bureau": "industry-bureau", "demo-market": "market-regulation",
        "demo-recognition": "recognition-notices", "demo-invoices": "invoices", "demo-park": "park-returns",
    }  # fmt: skip
    for made_up, real in pairs.items():
        one, other = known[made_up], known[real]
        assert one.synthetic
        assert not other.synthetic
        assert set(one.purposes) - {Purpose.DEMONSTRATION} == set(other.purposes)
        assert (one.recipients, one.totals, one.bands) == (other.recipients, other.totals, other.bands)


def test_no_article_of_a_law_is_cited() -> None:
    assert not [key for key, source in sources.load().items() if "条" in source.legal_basis.replace("条例", "")]


def test_the_order_of_trust_is_that_of_the_file() -> None:
    order = list(sources.load())
    assert order.index("demo-statistics") < order.index("demo-tax") < order.index("demo-park")
