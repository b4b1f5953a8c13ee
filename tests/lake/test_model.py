"""Any sequence of writes, take-backs, pins, compactions and reads agrees with a plain list in memory."""

from __future__ import annotations

import shutil
import tempfile
from collections import Counter
from datetime import timedelta
from pathlib import Path

from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import RuleBasedStateMachine, initialize, invariant, precondition, rule

from gaodi.lake import Lake
from lake.lakes import figures, made, notes

numbers = st.integers(0, 10**6)


class LakeModel(RuleBasedStateMachine):
    """The model: for every ledger number what each table held then."""

    @initialize()
    def begin(self) -> None:
        self.folder = Path(tempfile.mkdtemp())
        self.lake = made(self.folder / "lake")
        self.standing: dict[int, tuple[list[float], list[str]]] = {}
        self.then: dict[int, tuple[Counter, Counter]] = {0: (Counter(), Counter())}
        self.moments: list = []
        self.pins: dict[str, tuple[object, tuple[Counter, Counter]]] = {}
        self.checksums: dict[str, int] = {}

    def record(self, batch) -> None:
        assert batch.number > max(self.then)
        rows = self.standing.values()
        self.then[batch.number] = (
            Counter(v for values, _ in rows for v in values),
            Counter(t for _, texts in rows for t in texts),
        )
        self.moments.append((batch.recorded, batch.number))

    @rule(values=st.lists(numbers, max_size=4), texts=st.lists(st.text(max_size=5), max_size=3))
    def write(self, values, texts) -> None:
        batch = self.lake.write({"figures": figures(*map(float, values)), "notes": notes(*texts)}, kind="test")
        self.standing[batch.number] = (list(map(float, values)), texts)
        self.record(batch)

    @rule(values=st.lists(numbers, min_size=1, max_size=2), checksum=st.sampled_from(["a", "b"]))
    def load_once(self, values, checksum) -> None:
        batch = self.lake.write({"figures": figures(*map(float, values))}, kind="load", checksum=checksum)
        known = self.checksums.get(checksum)
        assert batch.repeated == (known is not None)
        if known is not None:
            assert batch.number == known
            return
        self.checksums[checksum] = batch.number
        self.standing[batch.number] = (list(map(float, values)), [])
        self.record(batch)

    @precondition(lambda self: self.standing)
    @rule(choice=numbers)
    def take_back(self, choice) -> None:
        number = sorted(self.standing)[choice % len(self.standing)]
        taken = self.lake.take_back(number, user="tester", reason="")
        del self.standing[number]
        self.checksums = {c: n for c, n in self.checksums.items() if n != number}
        self.record(taken)

    @rule(choice=numbers)
    def pin(self, choice) -> None:
        at = sorted(self.then)[choice % len(self.then)]
        name = f"pin-{len(self.pins)}-{self.lake.batches().height}"
        self.pins[name] = (self.lake.pin(name, at=at, user="tester"), self.then[at])
        self.then[int(self.lake.batches()["number"][-1])] = self.then[max(self.then)]

    @precondition(lambda self: self.pins)
    @rule(choice=numbers)
    def unpin(self, choice) -> None:
        name = sorted(self.pins)[choice % len(self.pins)]
        self.then[self.lake.unpin(name, user="tester").number] = self.then[max(self.then)]
        del self.pins[name]

    @rule(at_once=st.booleans())
    def compact(self, at_once) -> None:
        if not self.lake.compact(keep=timedelta(0) if at_once else timedelta(days=7)):
            assert max(self.then) == 0
            return
        self.then[int(self.lake.batches()["number"][-1])] = self.then[max(self.then)]

    @rule()
    def another_process_looks(self) -> None:
        self.lake = Lake(self.lake.root)

    def seen(self, at) -> tuple[Counter, Counter]:
        return (
            Counter(self.lake.read("figures", at=at).collect()["value"]),
            Counter(self.lake.read("notes", at=at).collect()["text"]),
        )

    @invariant()
    def now_agrees(self) -> None:
        if hasattr(self, "lake"):
            assert self.seen(None) == self.then[max(self.then)]

    @rule(choice=numbers)
    def then_agrees(self, choice) -> None:
        at = sorted(self.then)[choice % len(self.then)]
        assert self.seen(at) == self.then[at]
        assert Counter(self.lake.table("figures", at=at).execute()["value"]) == self.then[at][0]

    @precondition(lambda self: self.moments)
    @rule(choice=numbers)
    def an_instant_agrees(self, choice) -> None:
        moment, number = self.moments[choice % len(self.moments)]
        assert self.seen(moment) == self.then[number]

    @precondition(lambda self: self.pins)
    @rule(choice=numbers)
    def a_pin_agrees(self, choice) -> None:
        pin, then = self.pins[sorted(self.pins)[choice % len(self.pins)]]
        assert self.seen(pin) == then

    def teardown(self) -> None:
        if hasattr(self, "folder"):
            shutil.rmtree(self.folder)


TestLakeModel = LakeModel.TestCase
TestLakeModel.settings = settings(
    max_examples=12, stateful_step_count=18, deadline=None, suppress_health_check=list(HealthCheck)
)
