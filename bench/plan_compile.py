"""A plan of 100 pages compiled, stage by stage, against what merely reading it costs.

    python bench/plan_compile.py [pages]          # 100 pages unless told, 700 characters a page

No peer does the same: there is no other program that takes targets with citations from Chinese plans. Two that touch
the same text give the scale: reading the file, and finding its numbers by one regular expression, which knows neither
what is counted nor by when. The text is made up. Each runner has a process of its own, so that memory is its own.
"""

from __future__ import annotations

import random
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

from rich.console import Console
from rich.table import Table

from processes import alone, peak

PER_PAGE, REPEATS = 700, 7
_NUMBER = re.compile(r"\d+(?:\.\d+)?[%万亿元家个项户]+")

CHAPTERS = ("总体要求", "重点任务", "产业基础", "创新能力", "数字转型", "绿色制造", "园区提质", "企业培育", "保障措施")
DOINGS = (
    "推动产业链上下游协同发展，", "支持企业开展智能化技术改造，", "建设一批制造业创新平台，", "提升本地配套能力，",
    "完善工业互联网基础设施，", "引进产业链补链强链项目，", "发展服务型制造新模式，", "优化园区功能布局，",
)  # fmt: skip
FIRMS = ("云川重工", "东湾智能", "西岭液压", "北屿新材", "青禾微电子", "云川锂能")
GOALS = (
    "{}产业产值达到{}亿元", "{}企业研发投入强度提高到{}%", "新增{}企业{}家", "建成{}示范园区{}个", "{}普及率达到{}%",
    "培育{}骨干企业{}家左右",
)  # fmt: skip
TRADES = ["先进装备", "储能材料", "电子信息", "生物医药", "新能源汽车", "绿色食品"]


def made_up(characters: int) -> str:
    """A plan of that length: chapters, items with measures, enterprises, leads and targets."""
    choose = random.Random(1)
    text = "云川市先进制造业发展规划（2024—2030年）（虚构）\n"
    item = 0
    while len(text) < characters:
        if item % 40 == 0:
            chapter = item // 40 % len(CHAPTERS)
            text += f"{'一二三四五六七八九'[chapter]}、{CHAPTERS[chapter]}\n"
        if item % 8 == 0:
            text += f"（{'一二三四五'[item // 8 % 5]}）推进{choose.choice(TRADES)}产业发展\n到2030年，规模扩大。\n"
        text += f"{item % 8 + 1}. {one(choose)}\n"
        item += 1
    return text


def one(choose: random.Random) -> str:
    """An item: what it does, with whom, how much by when, and who leads it."""
    firms = "、".join(choose.sample(FIRMS, 2))
    goals = "，".join(g.format(choose.choice(TRADES), choose.randint(5, 90)) for g in choose.sample(GOALS, 2))
    return (
        f"实施{choose.choice(TRADES)}提升工程。依托{firms}等龙头企业，{''.join(choose.sample(DOINGS, 5))}形成支撑体系。"
        f"到2030年，{goals}。（牵头单位：市工业和信息化局；责任单位：市科技局、各区县人民政府）"
    )


def reading(path: Path) -> Callable[[], str]:
    """The file read and decoded, and nothing else."""
    from gaodi.plan import readers

    return lambda: f"{len(readers.read(path).text):,} characters"


def numbers(path: Path) -> Callable[[], str]:
    """The file read, and every number with a unit found."""
    from gaodi.plan import readers

    return lambda: f"{len(_NUMBER.findall(readers.read(path).text)):,} numbers"


def compiling(path: Path) -> Callable[[], str]:
    """The file compiled: targets, tasks, names, each with its place."""
    from gaodi.plan.compile import compile_plan

    def work() -> str:
        plan = compile_plan(path)
        return f"{len(plan.targets)} targets, {len(plan.tasks)} tasks, {len(plan.names)} names"

    return work


def writing(path: Path) -> Callable[[], str]:
    """The compiled plan written as plan.yaml."""
    from gaodi.plan import files
    from gaodi.plan.compile import compile_plan

    plan = compile_plan(path)
    return lambda: f"{len(files.dumps(plan)) / 1024:,.0f} kB"


RUNNERS = {
    "read the file": reading,
    "find its numbers (one regular expression)": numbers,
    "compile it": compiling,
    "write plan.yaml": writing,
}


def measured(name: str, path: Path) -> tuple[str, float, float, float]:
    """What came out, the shortest and the median time in seconds, and the peak memory in MB."""
    work = RUNNERS[name](path)
    times = []
    for _ in range(REPEATS):
        begun = time.perf_counter()
        answer = work()
        times.append(time.perf_counter() - begun)
    return answer, min(times), statistics.median(times), peak()


def main(pages: int = 100) -> None:
    """Measure every runner and print the table."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "plan.txt"
        path.write_text(made_up(pages * PER_PAGE), encoding="utf-8")
        title = f"A plan of {pages} pages ({pages * PER_PAGE:,} characters, {path.stat().st_size / 1024:,.0f} kB)"
        table = Table("what", "gives", "shortest, s", "median, s", "peak memory, MB", title=title, title_justify="left")
        for name in RUNNERS:
            answer, shortest, median, memory = alone(measured, name, path)
            table.add_row(name, answer, f"{shortest:.3f}", f"{median:.3f}", f"{memory:.0f}")
    Console(width=140).print(table)


if __name__ == "__main__":
    main(*(int(word) for word in sys.argv[1:2]))
