"""What a number takes from the words around it: its clause, its list, the clause before, the line it stands in."""

from __future__ import annotations

import pytest

from plan.targets.plans import read, told

GROUPED = """指标
2030年
2033年
属性
一、发展水平
1.设备联网率（%）
60%
60%以上
约束性
2.平均受教育年限（年）
11.4年
12.3年以上
约束性
二、师资水平
1.专科比例（%）
其中：本科比例（%）
97%
49%
100%
50%
预期性
2.研究生比例（%）
12%
20%
预期性"""


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("平均受教育年限达到12年。", ["平均受教育年限 = 12 年 level"]),
        ("发病率低于480/10万，事故死亡率低于6人/万车。",
         ["发病率 <= 480 /10万 level", "事故死亡率 <= 6 人/万车 level"]),
        ("带宽出口达到450G，吞吐量达到8亿t。", ["带宽出口 = 450 G level", "吞吐量 = 8 亿t level"]),
        ("规模以上工业劳动生产率达到25万元/人·年。", ["规模以上工业劳动生产率 = 25 万元/人·年 level"]),
        ("能耗不高于0.3吨标准煤/万元。", ["能耗 <= 0.3 吨标准煤/万元 level"]),
    ],
)  # fmt: skip
def test_units_of_time_and_of_so_many(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("高新企业和科技企业在2030年的基础上实现“双倍增”，分别超过90家和870家。",
         ["高新企业 >= 90 家 level", "科技企业 >= 870 家 level"]),
        ("建成“光屏网”世界级产业集群，产值达到90亿元。", ["“光屏网”世界级产业集群：产值 = 90 亿元 level"]),
        ("储能产业竞争力明显增强，产业规模突破90亿元，产量达到25万辆。",
         ["储能产业：产业规模 >= 90 亿元 level", "储能产业：产量 = 25 万辆 level"]),
        ("提升一批百亿级特色产业集群，年营业收入超90亿元的2个、超50亿元的5个。",
         ["年营业收入超90亿元的特色产业集群 = 2 个 level", "年营业收入超50亿元的特色产业集群 = 5 个 level"]),
        ("重点企业设备联网率达到95%以上，规模以上中小企业达到70%；云川市达到85%，县城力争达到60%。",
         ["重点企业：设备联网率 >= 95 % level", "规模以上中小企业：设备联网率 = 70 % level",
          "云川市：设备联网率 = 85 % level", "县城：设备联网率 = 60 % level"]),
        ("联网率达到90%，重点镇提高5个百分点。", ["联网率 = 90 % level", "重点镇：联网率提高 = 5 个百分点 growth"]),
        ("新建医院12家，其中10家在东湾区。", ["医院 = 12 家 increment", "东湾区：医院 = 10 家 increment"]),
        ("实现产值6亿元、税收6000万元，引进企业15家，分别较2030年增长56%、57%、15%。",
         ["产值 = 6 亿元 level", "税收 = 6000 万元 level", "企业 = 15 家 increment",
          "产值较2030年增长 = 56 % growth", "税收较2030年增长 = 57 % growth", "企业较2030年增长 = 15 % growth"]),
        ("产值突破3000亿元，比2030年翻两番。", ["产值 >= 3000 亿元 level", "产值比2030年翻番 = 2 番 growth"]),
        ("货物吞吐量完成90万吨，比增11%。", ["货物吞吐量 = 90 万吨 level", "货物吞吐量比增 = 11 % growth"]),
    ],
)  # fmt: skip
def test_what_the_clause_before_has_said(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("每条产业链每年至少引进1个领航企业、3家配套企业。",
         ["每条产业链：领航企业 >= 1 个 increment", "每条产业链：配套企业 = 3 家 increment"]),
        ("甲、乙、丙3市至少各新落地1个龙头企业、2个重大项目。",
         ["甲、乙、丙3市：龙头企业 >= 1 个 increment", "甲、乙、丙3市：重大项目 = 2 个 increment"]),
        ("新增24个、提升10个示范村庄。", ["示范村庄 = 24 个 increment", "示范村庄 = 10 个 increment"]),
        ("电子产值、软件及信息服务收入均达到50亿元。",
         ["电子产值 = 50 亿元 level", "软件及信息服务收入 = 50 亿元 level"]),
        ("用水量、单位增加值用水量比2030年降低20%。",
         ["用水量比2030年降低 = 20 % growth", "单位增加值用水量比2030年降低 = 20 % growth"]),
        ("城市和农村宽带接入能力分别达到20Mbps和4Mbps。",
         ["城市宽带接入能力 = 20 Mbps level", "农村宽带接入能力 = 4 Mbps level"]),
        ("90万人口以上、50万人口以下的城市，公交车拥有量分别达到15和10标台以上。",
         ["90万人口以上：公交车拥有量 >= 15 标台 level", "50万人口以下的城市：公交车拥有量 >= 10 标台 level"]),
        ("培育创新载体5家、企业研发机构30家。", ["创新载体 = 5 家 level", "企业研发机构 = 30 家 level"]),
        ("做到宣传教育100%、火源管控100%。", ["宣传教育 = 100 % level", "火源管控 = 100 % level"]),
        ("投资90亿元建设农村公路。", ["投资建设农村公路 = 90 亿元 level"]),
        ("新增管网12万公里，老旧管网改造2万公里。",
         ["管网 = 12 万公里 increment", "老旧管网改造 = 2 万公里 increment"]),
        ("平整场地90亩，扩种大豆3万亩。", ["场地 = 90 亩 increment", "大豆 = 3 万亩 increment"]),
        ("90%的重点港区有疏港铁路。", ["重点港区有疏港铁路占比 = 90 % level"]),
        ("让所有乡镇和90%以上的行政村通公交车。", ["行政村通公交车占比 >= 90 % level"]),
        ("全市有8个园区实现销售产值达到千亿元以上。", ["园区实现销售产值达到千亿元以上 = 8 个 level"]),
        ("30个百亿级项目年内投产。", ["百亿级项目年内投产 = 30 个 level"]),
        ("培育9个对区域经济带动作用较强、优势突出的成长型特色产业集群。",
         ["对区域经济带动作用较强、优势突出：成长型特色产业集群 = 9 个 level"]),
        ("创建甲材料、乙应用2个国家级集群。", ["甲材料、乙应用：国家级集群 = 2 个 level"]),
        ("培育甲、乙、丙等3个百亿级产业集群。", ["甲、乙、丙等：百亿级产业集群 = 3 个 level"]),
        ("推动转型提速：煤炭产量稳定在90万吨左右。", ["煤炭产量 about 90 万吨 level"]),
    ],
)  # fmt: skip
def test_what_stands_beside_it(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    "text",
    [
        "做强甲、乙、丙、丁等4个主导产业。",
        "推动甲园区、乙园区、丙园区3个园区建设。",
        "做强8条重点产业链，突破7条标志性产业链招商。",
        "这60多个项目将新增产值230亿元。",
        "公司拟发行股票募集资金总额不超过4亿元。",
        "指每年维持年限超过10年的专利。",
        "推动4个集群加快向世界级集群跃升。",
    ],
)
def test_what_there_is_and_what_projects_bring_are_none(text: str) -> None:
    assert told("到2033年，" + text) == []


def test_cells_below_each_other_go_on_below_titles_and_odd_rows() -> None:
    assert told(GROUPED) == [
        "设备联网率 >= 60 % level",
        "平均受教育年限 >= 12.3 年 level",
        "研究生比例 = 20 % level",
    ]
    assert [target.quote.split()[-1] for target in read(GROUPED)] == ["60%以上", "12.3年以上", "20%"]


def test_a_line_that_ends_with_a_value_is_whole() -> None:
    text = (
        "产值增速保持在9%以上，规上工业企业突破1000家\n第三产业占比达到53%，服务业比重突破57%\n投入占比达2%，产值增速8%"
    )
    assert "规上工业企业 >= 1000 家 level" in told(text)


def test_the_minute_of_a_page_is_not_the_year_of_a_plan() -> None:
    title = "云川市行动计划（2031—2033年）\n2032-01-14 04:09:59\n"
    assert [target.deadline for target in read("2031年，园区规模达到50亿元。", title)] == ["2031"]


def test_the_year_under_way_is_no_past() -> None:
    text = "今年，投入超过50亿元。到2030年底，联网率达到40%。“十六五”期间，投入超过90亿元。"
    assert [target.deadline for target in read(text, "")] == ["2030", "2030", "2035"]


def test_of_two_five_year_plans_spoken_of_the_earlier_is_past() -> None:
    text = "“十五五”期间，产量达到750万吨。面向“十六五”，到2033年产量达到900万吨。"
    assert [target.value for target in read(text, "")] == [900]


def test_what_is_passed_and_will_be_done_is_to_come() -> None:
    text = "方案已由市政府印发，将全面打造低空经济高地，培育20家左右领军企业。"
    assert told(text) == ["领军企业 about 20 家 level"]


def test_no_sign_of_the_reading_is_left_in_what_is_read() -> None:
    text = "到2033年，形成“三种类型”冠军产业：争创5个领军型产业、9个成长型产业。"
    assert not any("\ue000" in f"{target.indicator}{target.scope}" for target in read(text))


@pytest.mark.parametrize(
    ("text", "values"),
    [
        ("去年全市工业向好。2030年产值达2.6万亿元，增加值增长10%。今年将力争增加值增长6%左右。", [6]),
        ("2030年，产值13亿吨，占比55%。2031年，市里将推动产量稳定在90万吨左右。", [90]),
        ("会议回顾总结2030年工作，安排部署2031年工业工作。2030年，增加值完成90亿元。今年增加值增长9%以上。", [9]),
        ("据市数据局数据，2031年产值跃过90亿元。到2033年，产值达到120亿元。", [120]),
    ],
)
def test_the_year_before_is_past_where_the_text_says_which_it_is(text: str, values: list[float]) -> None:
    assert [target.value for target in read(text, "")] == values


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("实施千项改造项目，覆盖千家规上企业。", ["改造项目 = 1000 项 increment", "规上企业 = 1000 家 level"]),
        ("驰名商标、著名商标分别由8件、193件增加到16件、300件。",
         ["驰名商标 = 16 件 level", "著名商标 = 300 件 level"]),
        ("二氧化硫、氮氧化物排放量均削减15%以上。",
         ["二氧化硫排放量削减 >= 15 % growth", "氮氧化物排放量削减 >= 15 % growth"]),
        ("形成3家年产50万辆整车企业，新增10家百亿规模零部件企业，汽车产能超300万辆。",
         ["年产50万辆整车企业 = 3 家 level", "百亿规模零部件企业 = 10 家 increment", "汽车产能 >= 300 万辆 level"]),
        ("基本形成“三个一批”的发展格局：即提升一批百亿级产业集群，超90亿元的2个、超50亿元的5个。",
         ["超90亿元的产业集群 = 2 个 level", "超50亿元的产业集群 = 5 个 level"]),
    ],
)  # fmt: skip
def test_changes_thousands_and_classes(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("供电煤耗下降到296克/千瓦时左右，火电煤耗控制在300克标煤/千瓦时以下。",
         ["供电煤耗 about 296 克/千瓦时 level", "火电煤耗 <= 300 克标煤/千瓦时 level"]),
        ("供水能力超90亿立方米。", ["供水能力 >= 90 亿立方米 level"]),
        ("生产总值达到3万亿元，人均超过1万美元。", ["生产总值 = 3 万亿元 level", "人均生产总值 >= 1 万美元 level"]),
        ("招引20个以上过亿项目。", ["过亿项目 >= 20 个 increment"]),
        ("新增示范工厂（含5G工厂）5家、示范车间10家。",
         ["示范工厂（含5G工厂） = 5 家 increment", "示范车间 = 10 家 increment"]),
        ("扶持一万家中小微企业。", ["中小微企业 = 1 万家 level"]),
        ("生产总值能源消耗和万元产值用水量分别比2030年降低20%。",
         ["生产总值能源消耗比2030年降低 = 20 % growth", "万元产值用水量比2030年降低 = 20 % growth"]),
        ("在全市建成一批工作室、90个培训基地。", ["培训基地 = 90 个 level"]),
    ],
)  # fmt: skip
def test_words_that_look_like_others(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


def test_what_a_reporter_has_learnt_is_past() -> None:
    assert told("记者从发布会上获悉，全市供水能力超90亿立方米。", "") == []


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新增省级企业90家以上，累计超400家。", ["省级企业 >= 90 家 increment", "省级企业 >= 400 家 level"]),
        ("炼油能力达到4000万吨级。", ["炼油能力 = 4000 万吨 level"]),
        ("依托现有基础，发展新型材料，实现产值90亿元。", ["产值 = 90 亿元 level"]),
        ("抓好甲厂二期等200个以上改造重点项目。", ["甲厂二期等：改造重点项目 >= 200 个 increment"]),
        ("化工行业80%的技术装备达到先进水平。", ["技术装备达到先进水平占比 = 80 % level"]),
        ("培植产值90亿元以上企业一家、50亿元以上企业三家。",
         ["产值90亿元以上企业 = 1 家 level", "50亿元以上企业 = 3 家 level"]),
        ("增加一个国家级企业技术中心。", ["国家级企业技术中心 = 1 个 increment"]),
    ],
)  # fmt: skip
def test_totals_classes_and_things_counted_in_words(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    ("title", "text", "values"),
    [
        ("云川市产业基地规划\n2032-07-06 来源：网站\n", "到2030年，产值达到90亿元。", [90]),
        ("", "会议回顾“十五五”及去年发展。“十五五”期间，人员稳定在10万人左右。“十六五”期间，产值达到90亿元。", [90]),
        ("", "刚刚过去的2031年，企业增至410家。《行动计划（2031—2033年）》明确，力争企业达到500家。", [500]),
    ],
)  # fmt: skip
def test_which_years_are_those_of_the_plan(title: str, text: str, values: list[float]) -> None:
    assert [target.value for target in read(text, title)] == values


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("储能产业要加快转型，力争2033年产值突破90亿元。", ["储能产业：产值 >= 90 亿元 level"]),
        ("软件业务收入达到5000亿元等多个目标。", ["软件业务收入 = 5000 亿元 level"]),
        ("两化融合发展水平达到66。", ["两化融合发展水平 = 66  level"]),
        ("引导830家工业企业开展技术改造。", ["工业企业开展技术改造 = 830 家 level"]),
        ("对200条生产线进行改造。", ["生产线进行改造 = 200 条 level"]),
        ("《规划》明确提出打造甲材料、乙材料2个千亿级产业集群。", ["甲材料、乙材料：千亿级产业集群 = 2 个 level"]),
    ],
)  # fmt: skip
def test_trades_that_are_to_do_something_and_firms_that_do(text: str, targets: list[str]) -> None:
    assert told("到2033年，" + text) == targets


@pytest.mark.parametrize(
    "text",
    [
        "推进全市107个重点特色产业集群提档升级。",
        "实施“万千百”（万条数字化生产线、千个数字车间、百家智能工厂）工程。",
        "培育壮大甲材料、乙材料、丙材料3个产业集群。",
        "在全部产值跨上90亿元台阶的基础上，再上台阶。",
    ],
)
def test_what_is_already_there_is_none(text: str) -> None:
    assert told("到2033年，" + text) == []
