"""Compiling: a document becomes a plan with targets, tasks and names in their places; the same bytes every time."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

import gaodi
from gaodi.errors import InputError
from gaodi.plan import files
from gaodi.plan.compile import compile_plan, compile_text, plan_id
from gaodi.plan.model import Plan
from gaodi.plan.readers import read, read_bytes

ROOT = Path(__file__).resolve().parents[2]
SAMPLE = ROOT / "examples" / "sample-plan" / "yunchuan-2024.docx"


def compiled(text: str, name: str = "plan.txt") -> Plan:
    return compile_text(read_bytes(name, text.encode()))


@pytest.fixture(scope="module")
def sample() -> Plan:
    return compile_plan(SAMPLE)


def test_the_sample_plan_says_what_it_is(sample: Plan) -> None:
    assert (sample.id, sample.region, sample.period) == ("yunchuan-2024", "云川市", ("2024", "2026"))
    assert sample.title == "云川市先进制造业高质量发展三年行动计划（2024—2026年）"
    assert [s.label for s in sample.sections if s.level == 1] == ["一、", "二、", "三、", "四、"]


def test_every_item_of_the_sample_plan_is_a_task_with_its_lead_and_deadline(sample: Plan) -> None:
    leads = {task.number: (task.title, task.lead[:1], task.deadline) for task in sample.tasks}
    assert len(sample.tasks) == 15
    assert leads["3."] == ("培育电子信息产业链", ("市发展改革委",), "2025-12")
    assert leads["10."] == ("深化亩均效益改革", ("市工业和信息化局",), "2026-12")
    assert leads["1."] == ("提升先进装备产业链", ("市工业和信息化局",), "2026")
    assert leads["（三）"] == ("严格考核评价", (), None)


def test_targets_and_names_stand_in_their_tasks(sample: Plan) -> None:
    tasks = {task.id: task for task in sample.tasks}
    by_words = {name.text: name for name in sample.names}
    (mention,) = by_words["云川锂能"].mentions
    assert mention.task is not None
    assert tasks[mention.task].title == "壮大储能材料产业链"
    assert mention.role == "骨干企业"
    assert by_words["云川锂能"].id in tasks[mention.task].names
    local = next(t for t in sample.targets if t.indicator == "本地配套率")
    assert local.section == "二、主要目标 / （五）产业配套更加完善"
    assert local.id in next(task for task in sample.tasks if task.title == "提升先进装备产业链").targets


def test_a_lead_is_an_institution_with_its_role_and_stands_there_once(sample: Plan) -> None:
    bureau = next(name for name in sample.names if name.text == "市科技局")
    assert {m.role for m in bureau.mentions} == {"牵头单位", "责任单位"}
    assert len({m.span for m in bureau.mentions}) == len(bureau.mentions)


def test_quotes_stand_where_their_spans_say(sample: Plan) -> None:
    text = read(SAMPLE).text
    assert sample.source.characters == len(text)
    for target in sample.targets:
        for quote in (target, *target.repeats):
            assert text[slice(*quote.span)] == quote.quote
    for task in sample.tasks:
        assert text[slice(*task.span)] == task.quote
        assert all(text[slice(*m.span)] == m.text for m in task.measures)
    for name in sample.names:
        assert all(text[slice(*m.span)] == name.text for m in name.mentions)


def test_a_compiled_plan_has_no_faults_and_is_read_back_as_it_was(sample: Plan) -> None:
    assert files.loads(files.dumps(sample)) == sample


def test_the_same_document_gives_the_same_bytes_in_another_process(sample: Plan) -> None:
    code = f"from gaodi.plan import compile, files; print(files.dumps(compile.compile_plan({str(SAMPLE)!r})), end='')"
    for seed in ("1", "2"):
        env = {"PYTHONHASHSEED": seed, "PYTHONIOENCODING": "utf-8"}
        done = subprocess.run([sys.executable, "-c", code], capture_output=True, check=True, env=env)
        assert done.stdout.decode() == files.dumps(sample)


def test_gaodi_compiles(sample: Plan) -> None:
    assert gaodi.compile_plan(SAMPLE) == sample


def test_a_larger_file_than_told_is_refused() -> None:
    with pytest.raises(InputError, match="more than"):
        compile_plan(SAMPLE, limit=100)


@pytest.mark.parametrize(
    ("head", "title", "region", "period"),
    [
        ("云川市人民政府关于印发《云川市先进制造业\n三年行动计划（2024—2026年）》的通知\n各区县：",
         "云川市先进制造业三年行动计划（2024—2026年）", "云川市", ("2024", "2026")),
        ("云川省人民政府关于印发\n“十四五”制造业发展规划的通知\n云政发〔2021〕3号", "“十四五”制造业发展规划", "云川省",
         ("2021", "2025")),
        ("云川市人民政府关于云川市创建示范城市的实施意见\n云府发〔2017〕52号\n根据《国务院关于印发〈中国行动〉的通知》，",
         "云川市人民政府关于云川市创建示范城市的实施意见", "云川市", ("2017", "2026")),
        ("湖东省云川市制造业行动方案\n2023年3月1日", "湖东省云川市制造业行动方案", "云川市", ("2023", "2026")),
        ("先进制造业集聚区建设方案\n中共云川市委办公厅", "先进制造业集聚区建设方案", "云川市", None),
        ("城市更新行动计划\n各省、自治区、直辖市人民政府：", "城市更新行动计划", None, None),
        ("云川新区印发了《新区产业规划（2022-2025年）》，", "新区产业规划（2022-2025年）", None, ("2022", "2025")),
        ("只有正文，没有标题。", "plan", None, None),
    ],
)  # fmt: skip
def test_the_head_of_a_document_tells_title_region_and_years(
    head: str, title: str, region: str | None, period: tuple[str, str] | None
) -> None:
    plan = compiled(f"{head}\n一、总体要求\n到2026年，产值达到10亿元。到2026年，收入翻番。到2030年，领先全国。")
    assert (plan.title, plan.region, plan.period) == (title, region, period)


@pytest.mark.parametrize(
    ("stem", "key"),
    [
        ("changsha-2021", "changsha-2021"),
        ("云川市 行动计划(终稿)", "云川市-行动计划-终稿"),
        ("..", "plan"),
        ("a/b:c", "a-b-c"),
        ("长" * 60, "长" * 33),
    ],
)
def test_the_id_is_the_name_of_the_file_as_a_folder_can_have_it(stem: str, key: str) -> None:
    assert plan_id(stem) == key


def test_a_box_within_a_task_belongs_to_it() -> None:
    plan = compiled("一、任务\n（一）建库\n支持企业入库。\n专栏1 重点工程\n建设基地。\n（二）招商\n引进企业。")
    assert [task.title for task in plan.tasks] == ["建库", "招商"]
    assert "建设基地" in plan.tasks[0].quote


def test_what_stands_in_an_annex_is_no_task() -> None:
    plan = compiled(
        "附件：1.任务清单\n2.项目清单\n一、任务\n（一）建库\n支持企业入库。\n附件2 名词解释\n1.增加值：总产出减投入。"
    )
    assert [task.title for task in plan.tasks] == ["建库"]


def test_the_reference_plan_comes_out_as_it_was_reviewed(shared: Path) -> None:
    made = compile_plan(shared / "plans" / "changsha-2021.txt")
    reviewed = files.load(ROOT / "catalog" / "plans" / "changsha-2021.yaml")
    for key in ("id", "title", "region", "period", "source", "sections", "names"):
        assert getattr(made, key) == getattr(reviewed, key), key
    assert [t.id for t in made.targets] == [t.id for t in reviewed.targets]
    assert [t.section for t in made.targets] == [t.section for t in reviewed.targets]
    for ours, theirs in zip(made.tasks, reviewed.tasks, strict=True):
        for key in (
            "id",
            "number",
            "title",
            "section",
            "span",
            "lead",
            "deadline",
            "deadline_span",
            "targets",
            "names",
        ):
            assert getattr(ours, key) == getattr(theirs, key), (ours.id, key)
        assert [(m.verb, m.span) for m in ours.measures] == [(m.verb, m.span) for m in theirs.measures]


@pytest.mark.parametrize("name", ["baotou-2017", "chongqing-2019", "chongqing-2023", "shanghai-2021", "zibo-2015",
                                  "unlabelled-logistics-2022"])  # fmt: skip
def test_other_plans_compile_to_files_without_faults(shared: Path, name: str) -> None:
    plan = compile_plan(shared / "plans" / f"{name}.txt")
    assert files.loads(files.dumps(plan)) == plan
    text = read(shared / "plans" / f"{name}.txt").text
    assert all(text[slice(*task.span)] == task.quote for task in plan.tasks)
