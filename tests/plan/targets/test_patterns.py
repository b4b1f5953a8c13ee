"""The patterns in which plans promise numbers, each in a made-up sentence."""

from __future__ import annotations

import pytest

from plan.targets.plans import read, told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("到2033年，储能、装备产业产值分别达到90亿元、80亿元。",
         ["储能产业：产业产值 = 90 亿元 level", "装备产业：产业产值 = 80 亿元 level"]),
        ("规上工业企业增加值率、劳动生产率、研发投入强度分别提高至26%、35万元/人和1.5%。",
         ["规上工业企业增加值率 = 26 % level", "规上工业企业劳动生产率 = 35 万元/人 level",
          "规上工业企业研发投入强度 = 1.5 % level"]),
        ("设备联网的企业、设备上云的企业占比分别提高至40%、60%。",
         ["设备联网的企业占比 = 40 % level", "设备上云的企业占比 = 60 % level"]),
        ("一季度、上半年、全年工业增加值增速分别达到-5%、1%和6%。",
         ["一季度工业增加值增速 = -5 % growth", "上半年工业增加值增速 = 1 % growth",
          "全年工业增加值增速 = 6 % growth"]),
        ("营业收入超90亿元、50亿元的企业分别达到2家、5家。",
         ["营业收入超90亿元的企业 = 2 家 level", "营业收入超50亿元的企业 = 5 家 level"]),
        ("培育链主企业、单项冠军企业各9家。", ["链主企业 = 9 家 level", "单项冠军企业 = 9 家 level"]),
        ("设备联网率、数控化率均达到80%。", ["设备联网率 = 80 % level", "数控化率 = 80 % level"]),
    ],
)  # fmt: skip
def test_names_and_values_are_paired_in_order_whatever_the_units(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新增百亿企业2家、50亿企业4家和小巨人企业15家。",
         ["百亿企业 = 2 家 increment", "50亿企业 = 4 家 increment", "小巨人企业 = 15 家 increment"]),
        ("新增6家百亿企业和11家50亿企业。", ["百亿企业 = 6 家 increment", "50亿企业 = 11 家 increment"]),
        ("每年引进高层次人才20名、创新团队3个。", ["高层次人才 = 20 名 increment", "创新团队 = 3 个 increment"]),
        ("每年新开工项目不少于90个、竣工60个。", ["新开工项目 >= 90 个 increment", "竣工项目 = 60 个 increment"]),
        ("三年累计完成技改投资90亿元。", ["技改投资 = 90 亿元 increment"]),
        ("到2033年，新增规上企业：东湾区20家、西岭区15家。",
         ["东湾区：规上企业 = 20 家 increment", "西岭区：规上企业 = 15 家 increment"]),
    ],
)  # fmt: skip
def test_a_verb_or_an_adverb_governs_its_list(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("到2033年，产值超90亿元的园区6个。", ["产值超90亿元的园区 = 6 个 level"]),
        ("打造1个900亿级园区、5个百亿级园区。", ["900亿级园区 = 1 个 level", "百亿级园区 = 5 个 level"]),
        ("形成1个万亿级、5个千亿级集群。", ["万亿级集群 = 1 个 level", "千亿级集群 = 5 个 level"]),
        ("建设2个国家级、9个省级创新平台。", ["国家级创新平台 = 2 个 level", "省级创新平台 = 9 个 level"]),
    ],
)
def test_numbers_in_a_name_belong_to_the_name(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("新增市级以上智能工厂65家。", ["市级以上智能工厂 = 65 家 increment"]),
        ("建设15个以上海内外研发平台。", ["海内外研发平台 >= 15 个 level"]),
        ("引进亿元以上项目40个以上。", ["亿元以上项目 >= 40 个 increment"]),
    ],
)
def test_at_least_is_said_of_what_it_follows(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("整车本地配套率力争达到45%左右。", ["整车：本地配套率 about 45 % level"]),
        ("到2033年，工业总产值突破900亿元，争创1000亿元。",
         ["工业总产值 >= 900 亿元 level", "工业总产值 = 1000 亿元 level"]),
        ("工业增加值确保80亿元、力争90亿元。", ["工业增加值 = 80 亿元 level", "工业增加值 = 90 亿元 level"]),
        ("打造10—15个特色集群，出口额年均增长6%—8%。",
         ["特色集群 >= 10–15 个 range", "出口额年均增长 >= 6–8 % range"]),
    ],
)  # fmt: skip
def test_soft_goals_higher_goals_and_ranges(text: str, targets: list[str]) -> None:
    assert told(text) == targets


def test_the_second_goal_says_how_firm_it_is() -> None:
    first, second = read("到2033年，工业总产值突破900亿元，争创1000亿元。")
    assert (first.firmness, second.firmness) == ("突破", "争创")


def test_parts_know_the_whole() -> None:
    whole, *parts = read("到2033年实现销售收入75亿元（其中工业部分60亿元，软件部分15亿元）。")
    assert [part.part_of for part in parts] == [whole.span, whole.span]
    assert [(part.indicator, part.scope, part.value) for part in parts] == [
        ("销售收入", "工业部分", 60),
        ("销售收入", "软件部分", 15),
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("智能工厂达到80家，其中省级30家。", ["智能工厂 = 80 家 level", "省级智能工厂 = 30 家 level"]),
        ("新增上市企业8家，其中境外上市企业3家。", ["上市企业 = 8 家 increment", "境外上市企业 = 3 家 increment"]),
    ],
)
def test_a_part_is_counted_as_the_whole_is(text: str, targets: list[str]) -> None:
    assert told(text) == targets


def test_one_indicator_may_have_two_deadlines() -> None:
    for text in ("产值到2032年达到60亿元，到2033年突破90亿元。", "2032年、2033年产值分别达到60亿元、90亿元。"):
        assert [(t.indicator, t.deadline, t.value) for t in read(text)] == [("产值", "2032", 60), ("产值", "2033", 90)]


@pytest.mark.parametrize(
    ("text", "baseline"),
    [
        ("单位增加值能耗较2030年累计下降7%。", "2030"),
        ("出口额在2030年基础上翻两番。", "2030"),
        ("出口额比2030年翻一番。", "2030"),
        ("出口额年均增长7%。", None),
    ],
)
def test_a_change_knows_its_base_year(text: str, baseline: str | None) -> None:
    (target,) = read(text)
    assert (target.kind.value, target.baseline) == ("growth", baseline)


def test_the_same_target_again_is_one_with_another_citation() -> None:
    text = (
        "到2033年，储能产业产值达到90亿元以上，产业链条更加完整，龙头企业带动有力，配套体系健全，"
        "创新能力明显增强，若干领域走在前列。\n二、重点任务\n到2033年，实现储能产业产值超过90亿元。"
    )
    (target,) = read(text)
    assert [repeat.quote for repeat in target.repeats] == ["储能产业产值超过90亿元"]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("公园达到千座以上。", ["公园 >= 1000 座 level"]),
        ("产值突破百亿元大关。", ["产值 >= 100 亿元 level"]),
        ("证照共享率达到八成。", ["证照共享率 = 80 % level"]),
        ("新能源占比超过一半。", ["新能源占比 >= 50 % level"]),
        ("建设一个智能制造“候鸟小镇”。", ["智能制造“候鸟小镇” = 1 个 level"]),
        ("工业总产值实现翻番。", ["工业总产值 = 1 番 growth"]),
    ],
)
def test_numbers_in_words(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("80%以上的规上企业实现设备联网。", ["规上企业实现设备联网占比 >= 80 % level"]),
        ("设立总规模30亿元的储能产业基金。", ["储能产业基金总规模 = 30 亿元 level"]),
        ("降低企业用能成本10%。", ["降低企业用能成本 = 10 % growth"]),
        ("服务业营业收入保持年均15%以上的增长。", ["服务业营业收入 >= 15 % growth"]),
    ],
)
def test_a_share_or_a_size_may_stand_before_its_noun(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("到2033年，工业增加值达到90亿元，年均增长8%，占生产总值比重达到35%。",
         ["工业增加值 = 90 亿元 level", "工业增加值年均增长 = 8 % growth", "工业增加值占生产总值比重 = 35 % level"]),
        ("研发投入超9亿元，投入强度达到3%。", ["研发投入 >= 9 亿元 level", "研发投入强度 = 3 % level"]),
        ("上市企业新增8家，总数达到15家。", ["上市企业 = 8 家 increment", "上市企业总数 = 15 家 level"]),
        ("规上工业总产值达到90亿元、增加值达到30亿元。",
         ["规上工业总产值 = 90 亿元 level", "规上工业增加值 = 30 亿元 level"]),
        ("工业增加值增长8%，力争达到8.5%。",
         ["工业增加值增长 = 8 % growth", "工业增加值增长 = 8.5 % growth"]),
        ("主要目标：工业增加值90亿元，企业数500家。", ["工业增加值 = 90 亿元 level", "企业数 = 500 家 level"]),
        ("企业数量由2030年的500家增长到2033年的800家。", ["企业数量 = 800 家 level"]),
        ("储能产业突破90亿元。", ["储能产业：产业规模 >= 90 亿元 level"]),
        ("设备数字化水平不断提高，达到60%。", ["设备数字化水平 = 60 % level"]),
        ("2030年产值为60亿元，到2033年达到90亿元。", ["产值 = 90 亿元 level"]),
        ("重点企业联网率达到70%，数控化率达到50%。",
         ["重点企业：联网率 = 70 % level", "重点企业：数控化率 = 50 % level"]),
        ("二、主攻方向\n（一）储能产业。产值达到90亿元。", ["储能产业：产值 = 90 亿元 level"]),
    ],
)  # fmt: skip
def test_what_a_clause_leaves_out_is_what_the_sentence_has_said(text: str, targets: list[str]) -> None:
    assert told(text) == targets


@pytest.mark.parametrize(
    ("text", "sign"),
    [
        ("失业率控制在5%以内。", "<="),
        ("能耗不高于0.3吨标准煤/万元。", "<="),
        ("审批时间压缩至3个工作日以内。", "<="),
        ("合格率稳定在95%以上。", ">="),
        ("研发强度不低于3%。", ">="),
        ("产值近90亿元，力争达到约95亿元。", "about"),
        ("质量竞争力指数达到88。", "="),
    ],
)
def test_the_comparator_is_in_the_words_around_the_number(text: str, sign: str) -> None:
    assert {target.comparator.value for target in read("到2033年，" + text)} == {sign}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("建设40家“5G+互联网”示范工厂。", "“5G+互联网”示范工厂 = 40 家 level"),
        ("新增公务用车中新能源车比例不低于50%。", "新增公务用车中新能源车比例 >= 50 % level"),
        ("储能产业实现销售收入90亿元(含服务业)，年均增长9%。", "储能产业：销售收入 = 90 亿元 level"),
        ("电池能量密度达到300Wh/kg。", "电池能量密度 = 300 Wh/kg level"),
        ("分批分类培育工厂40家。", "工厂 = 40 家 level"),
        ("产能比重提高在43%以上。", "产能比重 >= 43 % level"),
    ],
)
def test_names_and_units_as_they_are_written(text: str, expected: str) -> None:
    assert told(text)[0] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("2032年底前确保96%以上行政村通光纤。", ["行政村通光纤占比 >= 96 % level"]),
        ("重点企业70%以上装备达到先进水平。", ["装备达到先进水平占比 >= 70 % level"]),
        (
            "75%的国家级园区和50%的省级园区开展改造。",
            ["国家级园区开展改造占比 = 75 % level", "省级园区开展改造占比 = 50 % level"],
        ),
        (
            "物流网络覆盖100%的乡镇、80%以上的行政村。",
            ["物流网络覆盖乡镇 = 100 % level", "物流网络覆盖行政村 >= 80 % level"],
        ),
        ("云川集团形成90万吨钢生产规模。", ["钢生产规模 = 90 万吨 level"]),
        ("集群总量超过五千亿规模。", ["集群总量 >= 5000 亿 level"]),
        ("各镇产值目标为：甲镇22亿元、乙镇18亿元。", ["甲镇：产值 = 22 亿元 level", "乙镇：产值 = 18 亿元 level"]),
    ],
)
def test_shares_and_sizes_before_what_they_are_of(text: str, expected: list[str]) -> None:
    assert told("到2033年，" + text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "储能项目建成后，形成90万吨电池材料生产能力。",
        "单只子基金出资比例最高可达50%。",
        "重大科技项目有6个，即甲、乙等。",
        "车辆里程超过20万公里或者使用超过8年的应当检测。",
        "实现三个倍增。",
        "考核权重不低于30分。",
    ],
)
def test_sizes_of_projects_limits_and_lists_are_none(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("力争1家企业实现主板上市。", ["企业实现主板上市 = 1 家 level"]),
        (
            "现有的23个重点园区中6个实现产值超90亿元、12个实现产值超50亿元。",
            ["重点园区实现产值超90亿元 = 6 个 level", "重点园区实现产值超50亿元 = 12 个 level"],
        ),
        (
            "甲区、乙区产值分别达到90亿元、60亿元，亩均税收分别提高到25万元、22万元。",
            [
                "甲区产值 = 90 亿元 level",
                "乙区产值 = 60 亿元 level",
                "甲区：亩均税收 = 25 万元 level",
                "乙区：亩均税收 = 22 万元 level",
            ],
        ),
        (
            "生产总值和居民收入比2030年翻一番。",
            ["生产总值比2030年翻番 = 1 番 growth", "居民收入比2030年翻番 = 1 番 growth"],
        ),
        (
            "储备亿元以上项目100个，总投资600亿元以上。",
            ["亿元以上项目 = 100 个 level", "亿元以上项目总投资 >= 600 亿元 increment"],
        ),
        ("新开工项目40个以上。", ["新开工项目 >= 40 个 increment"]),
        ("三年累计完成投资90亿元。", ["累计完成投资 = 90 亿元 increment"]),
        ("年底前签约6个项目。", ["项目 = 6 个 increment"]),
    ],
)
def test_what_a_number_leaves_to_its_neighbours(text: str, expected: list[str]) -> None:
    assert told("到2033年，" + text) == expected


def test_things_that_have_done_something_are_none() -> None:
    assert told("3家企业实现主板上市。") == []
