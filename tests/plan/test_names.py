"""Proper names are found by grammar, with the roles that the text gives them."""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from gaodi.plan.model import NameKind
from gaodi.plan.names import find, names_of
from gaodi.plan.names.chains import subject


def found(text: str, kind: str) -> list[str]:
    return [text[f.start : f.end] for f in find(text) if f.kind == kind]


def roles(text: str) -> dict[str, str | None]:
    return {text[f.start : f.end]: f.role for f in find(text) if f.kind is NameKind.ENTERPRISE}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("依托云川重工集团、东湾智能、西岭液压等龙头企业，推进升级。", ["云川重工集团", "东湾智能", "西岭液压"]),
        ("支持云川锂能、北屿新材和青禾化工等企业扩产。", ["云川锂能", "北屿新材", "青禾化工"]),
        ("发挥云川工业研究院等平台及云川互联、东湾云谷等工业互联网平台的作用。", ["云川互联", "东湾云谷"]),
        ("依托东湾光电等优质项目，发展新型显示。", ["东湾光电"]),
        ("推进云川新材与东湾重科合作项目建设。", ["云川新材", "东湾重科"]),
        ("推动云川新材与青禾汽配、东湾环宇等对接项目落地。", ["云川新材", "青禾汽配", "东湾环宇"]),
        ("推动青禾微电子与云川大学合作项目落地。", ["青禾微电子"]),
        ("以云川信息为基础，大力发展掩膜版产业。", ["云川信息"]),
        ("加快以青禾为链主的肉食品加工、以东湾制药为链主的中药制品发展。", ["青禾", "东湾制药"]),
        ("依托云川新材，做强碳化硅纤维。", ["云川新材"]),
        ("推动云川市机械有限公司、东湾（集团）股份有限公司上市。", ["云川市机械有限公司", "东湾（集团）股份有限公司"]),
        ("支持东湾科技、云川光学扩大产能。", ["东湾科技", "云川光学"]),
        ("东湾拥有云川存储、青禾集成等龙头企业。", ["云川存储", "青禾集成"]),
        ("依托云南锗业、东湾铂业等企业，建设稀贵金属产业园。", ["云南锗业", "东湾铂业"]),
        ("以东湾戴卡、云川汽配等铝、镁合金轮毂制造企业为依托，开发产品。", ["东湾戴卡", "云川汽配"]),
    ],
)  # fmt: skip
def test_enterprises_are_found_where_the_grammar_names_them(text: str, names: list[str]) -> None:
    assert found(text, "enterprise") == names


@pytest.mark.parametrize(
    "text",
    [
        "支持工程机械、汽车等重点企业开展技术改造。",
        "鼓励央企、国企、民企等各类企业参与。",
        "引导大中小企业、高校、科研院所等主体加强协作。",
        "培育一批独角兽、瞪羚等高成长企业。",
        "推动专精特新、单项冠军等优质企业上市。",
        "围绕软件、集成电路等领域，依托龙头企业补链强链。",
        "搭建知识产权、人才服务、成果转化等服务平台。",
        "建立龙头企业项目、配套项目等重大项目库。",
        "在排污指标使用和交易等方面对优势企业进行倾斜。",
        "以诊断服务为引领，以重大项目为支撑。",
        "提高平等、高等、同等等水平的企业待遇。",
    ],
)
def test_kinds_of_enterprises_are_no_names(text: str) -> None:
    assert found(text, "enterprise") == []


def test_the_role_is_what_the_text_calls_them() -> None:
    assert roles("依托云川重工、东湾智能等3家龙头企业，引进西岭光电等优质项目。") == {
        "云川重工": "龙头企业",
        "东湾智能": "龙头企业",
        "西岭光电": "优质项目",
    }


def test_an_enterprise_once_known_is_found_wherever_it_is_named() -> None:
    text = "依托东湾迪等龙头企业。实现东湾迪刀片电池投产。"
    assert found(text, "enterprise") == ["东湾迪", "东湾迪"]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("推动东湾高新区、西岭经开区和北屿化工园区扩区。", ["东湾高新区", "西岭经开区", "北屿化工园区"]),
        ("推进国家网络安全产业园（云川）建设。", ["国家网络安全产业园（云川）"]),
        ("推进中国（云川）信息安全产业园、东湾科技园三期、航空航天工业园建设。",
         ["中国（云川）信息安全产业园", "东湾科技园", "航空航天工业园"]),
        ("坚持国家级园区、省级园区定位，建设5个省级大数据产业园和一批特色产业园区。", []),
        ("建设省级人工智能产业园，在工业园区加大试点力度，以创新创业园培育企业。", []),
    ],
)  # fmt: skip
def test_parks_are_named_and_kinds_of_parks_are_not(text: str, names: list[str]) -> None:
    assert found(text, "park") == names


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("联合云川大学、中电科99所等科研机构开展研发。", ["云川大学", "中电科99所"]),
        ("推动设立中国工业互联网研究院云南分院。", ["中国工业互联网研究院云南分院"]),
        ("依托湖南和光区块链研究院等平台。", ["湖南和光区块链研究院"]),
        ("构建云川市集成电路研发中心，加快全球汽车研发中心建设。", ["云川市集成电路研发中心"]),
        ("支持企业建设重点实验室、技术中心，打造5个省级创新中心。", []),
    ],
)
def test_institutions_are_found_by_how_they_end(text: str, names: list[str]) -> None:
    assert found(text, "institution") == names


def test_chains_and_programmes() -> None:
    text = (
        "打造储能材料产业链，推动优势产业链、22条产业链升级。"
        "实施智能制造赋能行动，落实《云川市制造业条例》和“揭榜挂帅”机制。"
    )
    assert found(text, "chain") == ["储能材料产业链"]
    assert found(text, "programme") == ["智能制造赋能行动", "云川市制造业条例", "“揭榜挂帅”机制"]


def test_a_quoted_aim_or_what_is_avoided_is_no_programme() -> None:
    text = "按照“高端、集群”的方针，不得实施“一刀切”管控，实施“揭榜挂帅”。"
    assert found(text, "programme") == ["揭榜挂帅"]


@pytest.mark.parametrize(
    ("title", "chain"),
    [
        ("培育工程机械世界级先进制造业集群", "工程机械"),
        ("打造安全可靠计算机及创新应用国家级先进制造业集群", "安全可靠计算机及创新应用"),
        ("做强先进储能材料产业", "先进储能材料"),
        ("疏通产业链堵点难点", None),
        ("梯度培育先进制造业集群", None),
        ("培育世界一流企业", None),
    ],
)
def test_the_chain_of_a_task_is_read_from_its_title(title: str, chain: str | None) -> None:
    assert subject(title) == chain


def test_mentions_are_gathered_by_name() -> None:
    text = "依托云川重工等龙头企业。云川重工扩产。"
    (name,) = names_of(text, find(text), lambda a, b: (a, b))
    assert (name.id, name.text, [m.span for m in name.mentions]) == ("n1", "云川重工", [(2, 6), (12, 16)])


@given(st.text(alphabet="依托支持等企业龙头、，。和与（）“”园区大学集团a1 \n", max_size=80))
def test_any_text_gives_names_that_lie_in_it_and_do_not_overlap_within_a_kind(text: str) -> None:
    for kind in (NameKind.ENTERPRISE, NameKind.PARK, NameKind.CHAIN):
        places = [(f.start, f.end) for f in find(text) if f.kind is kind]
        assert all(0 <= a < b <= len(text) for a, b in places)
        assert all(first[1] <= second[0] for first, second in pairwise(places))


@pytest.mark.parametrize(
    "piece", ["依托", "甲、", "企业等", "（", "与", "长沙高新区", "“", "《", "产业链", "大学", "有限公司", "云"]
)
def test_pathological_repetition_is_read_in_linear_time(piece: str) -> None:
    text = piece * 20_000
    assert all(0 <= f.start < f.end <= len(text) for f in find(text))


def score(text: str, kind: str, labels: list[dict[str, object]]) -> tuple[float, float]:
    """(precision, recall) over distinct names; a label marked optional costs nothing either way."""
    names = set(found(text, kind))
    told = {str(label["text"]) for label in labels if label["kind"] == kind}
    wanted = {str(label["text"]) for label in labels if label["kind"] == kind and not label.get("optional")}
    return len(names & told) / len(names), len(names & wanted) / len(wanted)


@pytest.mark.parametrize(("kind", "bar"), [("enterprise", 0.98), ("park", 0.98), ("institution", 0.95)])
def test_names_of_the_reference_plan_agree_with_the_labels(shared: Path, kind: str, bar: float) -> None:
    lines = Path(__file__).with_name("labels").joinpath("changsha-2021.names.jsonl").read_text("utf-8").splitlines()
    text = (shared / "plans" / "changsha-2021.txt").read_text("utf-8")
    # What the pages put between the words is not what is under test here.
    joined = "".join(c for c in text if not c.isspace() and c != "*")
    precision, recall = score(joined, kind, [json.loads(line) for line in lines])
    assert precision >= bar
    assert recall >= bar
