"""A small plan that the tests of the library decide on: three targets, one task, two names."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from itertools import count
from typing import Any

from gaodi.plan.library import Decision
from gaodi.plan.model import Mention, Name, Plan, Source, Target, Task

TEXT = "到2023年，工业总产值达到500亿元。培育小巨人企业20家、单项冠军5家。由市工信局牵头，依托甲厂、乙厂建设园区。"
_number = count(1)


def target(key: str, quote: str, value: float, unit: str, text: str = TEXT, **fields: Any) -> Target:
    start = text.index(quote)
    known = {"indicator": quote[:4], "comparator": "=", "kind": "level", "deadline": "2023"} | fields
    return Target(id=key, quote=quote, value=value, unit=unit, span=(start, start + len(quote)), **known)


def plan(text: str = TEXT, **changes: Any) -> Plan:
    targets = (
        target("t1", "工业总产值达到500亿元", 500, "亿元", text, indicator="工业总产值"),
        target("t2", "小巨人企业20家", 20, "家", text, indicator="小巨人企业", kind="increment"),
        target("t3", "单项冠军5家", 5, "家", text, indicator="单项冠军", kind="increment"),
    )
    start = text.index("由市工信局")
    task = Task(
        id="k1", number="1", title="建设园区", section="一", span=(0, len(text)), quote=text[start : start + 6],
        lead=("市工信局",), targets=("t1", "t2", "t3"), names=("n1", "n2"),
    )  # fmt: skip
    names = tuple(
        Name(id=key, text=word, kind="enterprise", mentions=(Mention(span=(at, at + 2), task="k1"),))
        for key, word, at in (("n1", "甲厂", text.index("甲厂")), ("n2", "乙厂", text.index("乙厂")))
    )
    source = Source(file="plan.txt", format="txt", encoding="utf-8", sha256="ab" * 32, characters=len(text))
    made = Plan(
        id="sample", title="样例", region="云川市", period=("2021", "2023"), source=source,
        targets=targets, tasks=(task,), names=names,
    )  # fmt: skip
    return made.model_copy(update=changes)


def decided(action: str, kind: str, item: str, payload: dict[str, Any] | None = None, **fields: Any) -> Decision:
    n = next(_number)
    at = datetime(2026, 1, 1, tzinfo=UTC) + timedelta(minutes=n)
    known = {"id": f"d{n}", "plan": "sample", "revision": 1, "user": "reviewer", "at": at} | fields
    return Decision(action=action, kind=kind, item=item, payload=payload or {}, **known)
