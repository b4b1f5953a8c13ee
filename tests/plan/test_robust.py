"""Whatever is given, the answer is a plan or a sentence: any text, any encoding, any size, any repetition."""

from __future__ import annotations

import random
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from gaodi.errors import InputError
from gaodi.plan import files
from gaodi.plan.compile import compile_plan, compile_text
from gaodi.plan.model import Plan, Span
from gaodi.plan.readers import Document, read_bytes

PIECES = [
    "一、主要任务\n", "（一）建库。", "1. ", "到2023年，", "到２０ ２５年底", "产值达到10亿元", "新增企业5家、6家",
    "分别达到10%、20%", "力争", "以上", "左右", "其中", "累计", "较2020年增长5%", "年均增长8%", "翻两番", "推动", "；",
    "依托云川重工、东湾智能等龙头企业", "云川高新区", "每年遴选", "10-15个", "1个3000亿级园区", "22条产业链", "\t",
    "指标\t2020年\t2025年\n", "总产值（亿元）\t100\t200\n", "《", "》", "“", "”", "(", ")", "%", "1.1", "万亿元",
    "工程机械、新材料产业产值", "- 3 -\n", "第3页", "**", "专栏1 工程\n", "附件\n", "# 标题\n", "目录\n", "甲",
    "（牵头单位：市工信局）", "10亿元、", "分别达到10亿元、20亿元、", "一", "1", "关于印发", "新增", "（", " ", "\n",
    "、", "。",
]  # fmt: skip
TEXTS = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=30).map("".join)
KINDS = st.characters(exclude_categories=["Cs"])


def document(text: str) -> Document:
    return Document(text, read_bytes("plan.txt", b"x").source.model_copy(update={"characters": len(text)}))


def spans(plan: Plan) -> list[tuple[Span, str | None]]:
    """Every span of a plan with the words that are said to stand there."""
    quotes = [(q.span, q.quote) for t in plan.targets for q in (t, *t.repeats)]
    tasks = [(task.span, task.quote) for task in plan.tasks]
    measures = [(m.span, m.text) for task in plan.tasks for m in task.measures]
    names = [(m.span, name.text) for name in plan.names for m in name.mentions]
    rest = [t.deadline_span for t in (*plan.targets, *plan.tasks)] + [t.part_of for t in plan.targets]
    sections = [(s.span, None) for s in plan.sections]
    return [*quotes, *tasks, *measures, *names, *sections, *((span, None) for span in rest if span)]


@settings(max_examples=150, deadline=None)
@given(TEXTS | st.text(KINDS, max_size=200))
def test_any_text_compiles_to_a_plan_whose_spans_lie_in_it(text: str) -> None:
    plan = compile_text(document(text))
    assert all(0 <= start <= end <= len(text) for (start, end), _ in spans(plan))
    assert all(text[slice(*t.span)] == t.quote for t in plan.targets)
    assert all(text[slice(*t.span)] == t.quote for t in plan.tasks)
    assert [t.id for t in plan.targets] == [f"t{n}" for n in range(1, len(plan.targets) + 1)]


@settings(max_examples=60, deadline=None)
@given(TEXTS)
def test_any_text_gives_the_same_bytes_twice_and_a_file_without_faults(text: str) -> None:
    plan = compile_text(document(text))
    written = files.dumps(plan)
    assert written == files.dumps(compile_text(document(text)))
    assert files.loads(written) == plan


@pytest.mark.parametrize("piece", PIECES)
def test_any_piece_repeated_is_read_to_its_end(piece: str) -> None:
    text = piece * (30_000 // len(piece))
    assert compile_text(document(text)).source.characters == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "一、甲\n" + "到2023年，长" * 8_000 + "\n" + "（一）乙\n" * 5_000,
        "一、甲\n（一）乙\n1.丙\n（1）丁\n①戊\n" * 3_000,
        "到2025年，" + "甲产业、" * 10_000 + "产值分别达到" + "10亿元、" * 10_000 + "。",
        "目录\n" + "一、甲……1\n" * 8_000 + "一、甲\n推动产业升级。",
        "（" * 30_000 + "）" * 30_000,
        "到2025年\n" * 10_000 + "产值达到10亿元",
    ],
    ids=["long head, many items", "deep", "pairs", "contents", "brackets", "deadlines"],
)
def test_any_structure_repeated_is_read_to_its_end(text: str) -> None:
    assert compile_text(document(text)).source.characters == len(text)


def large(characters: int) -> str:
    """A synthetic plan of that size, with headings, targets, names and lines of every length."""
    choose = random.Random(7)
    body = ("推动产业链上下游协同发展，", "支持智能化改造，", "提升配套能力，", "依托云川重工等龙头企业，建设平台。")
    made: list[str] = []
    size = number = 0
    while size < characters:
        number += 1
        goal = f"到2026年，{choose.choice('甲乙丙丁')}产业产值达到{choose.randint(10, 900)}亿元。"
        line = f"（{number % 9 + 1}）第{number}项任务。{''.join(choose.choices(body, k=8))}{goal}\n"
        made.append(line if number % 20 else f"一、重点任务{number}\n{line}")
        size += len(made[-1])
    return "".join(made)


def test_five_megabytes_compile() -> None:
    text = large(1_700_000)
    plan = compile_text(read_bytes("plan.txt", text.encode()))
    assert len(text.encode()) > 4_500_000
    assert len(plan.targets) > 500
    assert len(plan.tasks) > 10_000


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "gb18030"])
def test_every_encoding_gives_the_same_plan(tmp_path: Path, encoding: str) -> None:
    text = "云川市行动计划\r\n一、任务\r\n（一）建库。到2026年，产值达到10亿元。\r\n"
    path = tmp_path / "plan.txt"
    path.write_bytes(text.encode(encoding))
    plan = compile_plan(path)
    assert (plan.title, plan.targets[0].value, plan.targets[0].deadline) == ("云川市行动计划", 10, "2026")
    assert plan.targets[0].quote in text


@pytest.mark.parametrize(
    "content",
    [b"", b" \n\t ", bytes(range(256)) * 40, b"\x00" * 100, b"\x7fELF\x02\x01", "计划".encode()[:-1] * 50],
    ids=["empty", "blank", "bytes", "zeros", "program", "cut off"],
)
def test_what_is_no_text_is_refused_in_a_sentence(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "plan.txt"
    path.write_bytes(content)
    with pytest.raises(InputError) as refused:
        compile_plan(path)
    assert str(refused.value).strip().endswith(".")


@settings(max_examples=100, deadline=None)
@given(st.binary(min_size=1, max_size=300))
def test_any_bytes_give_a_plan_or_a_sentence(content: bytes) -> None:
    try:
        plan = compile_text(read_bytes("plan.txt", content))
    except InputError:
        return
    assert plan.id == "plan"


def test_an_english_text_is_a_plan_without_targets() -> None:
    text = "Made Smarter\n\n1. By 2030 the region will train 500 engineers.\n2. Output will grow by 5%.\n"
    plan = compile_text(document(text))
    assert plan.title
    assert all(text[slice(*t.span)] == t.quote for t in plan.targets)
