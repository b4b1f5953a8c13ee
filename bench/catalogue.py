"""Many rulebooks over many enterprises: the shipped catalogue, a generated one of 200, one enterprise explained.

    python bench/catalogue.py [enterprises]      # 1 million unless told

The enterprises are those of bench/rules.py and made up; what a rulebook asks and the file lacks is unknown. Generated
rulebooks draw conditions, tables of points and a benefit from the inputs that the file has. Each row has a process of
its own. Time should be linear in both numbers and memory flat.
"""

from __future__ import annotations

import random
import statistics
import sys
import tempfile
import time
from pathlib import Path

from rich.console import Console
from rich.table import Table

from gaodi import engine
from gaodi.rules import library, query
from gaodi.rules.files import loads
from gaodi.rules.program import Program, compiled
from processes import alone, peak
from rules import ON, RULEBOOK, made_up

RATIOS = {
    "main_revenue / revenue": (50, 90, "%"),
    "rd_expense / revenue": (1, 10, "%"),
    "net_profit / revenue": (1, 12, "%"),
    "rd_staff / employees": (5, 30, "%"),
    "mean_growth(main_revenue, years=2)": (0, 15, "%"),
    "revenue": (500, 20000, " 万元"),
    "mean(rd_expense, years=2)": (50, 800, " 万元"),
    "equity_raised + last(equity_raised, 1)": (500, 6000, " 万元"),
    "years_in_segment": (1, 10, " 年"),
}
"""What is judged, and between which thresholds."""


def generated(number: int) -> str:
    """A rulebook: five to thirteen items of four lines, two to four conditions, a benefit."""
    dice = random.Random(number)
    items = dice.choices(list(RATIOS), k=dice.randint(5, 13))
    asked = dice.choices(list(RATIOS), k=dice.randint(2, 4))
    share, most = dice.randint(5, 40), dice.randint(50, 900)
    return "\n".join(
        [
            f"format: gaodi-rulebook/1\nid: made-up/{number}\nfamily: made-up/{number}\ntitle: 生成的办法",
            "issuer: 示例\nstatus: reconstructed\nin_force: {from: 2022-01-01}\nprocedure: new\npurpose: 政策匹配",
            'population: {require: \'scale in ["micro", "small", "medium"]\'}',
            "score:",
            *(f"  - {{id: i{at}, label: {text!r}, bands: [{_lines(dice, text)}]}}" for at, text in enumerate(items)),
            "criteria:\n  all:",
            *(f"    - {{id: c{at}, label: {text!r}, test: {_test(dice, text)!r}}}" for at, text in enumerate(asked)),
            f"    - {{id: score, label: 得分, test: score >= {3 * len(items)} 分}}",
            f"benefit: {{amount: 'min({share}% * rd_expense, {most} 万元)'}}",
        ]
    )


def _lines(dice: random.Random, text: str) -> str:
    low, high, unit = RATIOS[text]
    steps = sorted({round(dice.uniform(low, high), 1) for _ in range(4)}, reverse=True)
    lines = [f"{{when: '{text} >= {at}{unit}', points: {10 - 2 * place}}}" for place, at in enumerate(steps)]
    return ", ".join([*lines, "{otherwise: true, points: 0}"])


def _test(dice: random.Random, text: str) -> str:
    low, high, unit = RATIOS[text]
    return f"{text} >= {round(dice.uniform(low, (low + high) / 2), 1)}{unit}"


def shipped() -> list[Program]:
    """Every rulebook about enterprises."""
    known = library.load().values()
    return [library.program(None, one.id) for one in known if one.subject.value == "enterprise"]


def made(count: int) -> list[Program]:
    """So many generated rulebooks."""
    return [compiled(loads(generated(number), f"made-up-{number}.yaml")) for number in range(count)]


def evaluated(source: str, count: int) -> tuple[int, float, float, float]:
    """How many rulebooks, the seconds until they stand ready, those of evaluating one after the other, peak memory in
    MiB. count: so many generated ones; 0 for those that are shipped."""
    con = engine.connect("duckdb")
    began = time.perf_counter()
    programs = made(count) if count else shipped()
    ready = time.perf_counter()
    for program in programs:
        with tempfile.TemporaryDirectory() as scratch:
            found = query.evaluate(program, engine.read_parquet(con, [source]), ON, Path(scratch))
            found.write(Path(scratch) / "answers")
    return len(programs), ready - began, time.perf_counter() - ready, peak()


def explained() -> float:
    """The seconds in which one enterprise is evaluated alone and all that the tree says is said, the middle of 50."""
    from gaodi.rules.saying import Speaker
    from gaodi.rules.single import evaluate

    program = library.program(None, RULEBOOK)
    say = Speaker(program, None, "zh")
    times = []
    for _ in range(50):
        began = time.perf_counter()
        one = evaluate(program, {"revenue": 3000.0, "rd_expense": 150.0, "scale": "small"}, ON)
        for name in program.steps:
            say.step(name)
            say.value(one[name], program.steps[name])
        times.append(time.perf_counter() - began)
    return statistics.median(times)


def main(count: int) -> None:
    """Makes the data and prints the table."""
    table = Table(
        "work", "rulebooks", "enterprises", "to start, s", "work, s", "peak MiB", "µs for 1,000 of a rulebook"
    )
    with tempfile.TemporaryDirectory() as folder:
        for size, books in ((count, 0), (count // 4, 50), (count // 4, 200), (count, 200)):
            source = Path(folder) / f"{size}.parquet"
            if not source.exists():
                made_up(source, size, 0.03)
            many, start, seconds, most = alone(evaluated, str(source), books)
            name = "generated, answers written" if books else "shipped, answers written"
            each = f"{seconds / many * 1e3:,.0f}"
            table.add_row(name, f"{many}", f"{size:,}", f"{start:.1f}", f"{seconds:.1f}", f"{most:,.0f}", each)
    table.add_row("explain", "1", "1", "", f"{explained():.4f}", "", "")
    Console().print(table)


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 1_000_000)
