"""The stages of a run as a line of words: trial, publicity, objections, correction, final results."""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from datetime import date
from typing import Any

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from gaodi.rules import process
from gaodi.rules.process import Kind, Process, Step, Verdict
from gaodi.rules.results import CORRECTED, FINAL, PUBLICITY, WITHDRAWN
from gaodi.rules.runs import Run
from gaodi.web.process import words

DONE, CURRENT, TODO, NONE = "done", "current", "todo", "none"


@dataclass(frozen=True, slots=True)
class Stage:
    """One stage. state: done, current, todo or none (it is not needed). day, who: when it was reached, by whom."""

    key: str
    label: Any
    state: str
    lines: tuple[str, ...] = ()
    day: date | None = None
    who: str = ""


@dataclass(frozen=True)
class Line:
    """The stages of a run. before: the process of the run that it corrects, whose publicity it shares."""

    run: Run
    found: Process
    counted: bool
    before: Process | None = None
    today: date = field(default_factory=timezone.localdate)

    def stages(self) -> list[Stage]:
        """All five, in order."""
        made = (self._trial(), self._publicity(), self._objections(), self._correction(), self._final())
        every = [Stage(key, label, *one) for (key, label), one in zip(words.STAGES.items(), made, strict=True)]
        ended = self.found.status == WITHDRAWN
        return [replace(one, state=NONE) if ended and one.state in (CURRENT, TODO) else one for one in every]

    def step(self, kind: Kind) -> Step | None:
        """The last step of a kind, of this run."""
        return next((step for step in reversed(self.found.steps) if step.kind is kind), None)

    @property
    def public(self) -> Step | None:
        """The step that made the results public, of this run or of the one that it corrects."""
        shown = self._public
        return [one for one in shown.steps if one.kind is Kind.PUBLICISE][-1] if shown else None

    @property
    def concluded(self) -> Step | None:
        """The step that made the results final."""
        return self.step(Kind.CONCLUDE)

    @property
    def _public(self) -> Process | None:
        """Of whom the publicity was: this run, or the one that it corrects."""
        return next((one for one in (self.found, self.before) if one is not None and one.until), None)

    @property
    def _over(self) -> bool:
        return self._public is not None and self.today > (self._public.until or self.today)

    def _trial(self) -> tuple[Any, ...]:
        state = CURRENT if self.found.status == "trial" and not self.found.settled else DONE
        return state, (), timezone.localtime(self.run.recorded).date(), self.run.user

    def _publicity(self) -> tuple[Any, ...]:
        step = self.public
        if step is None:
            return (TODO,)
        state = CURRENT if self.found.status == PUBLICITY and not self._over else DONE
        lines = [_("until %(day)s") % {"day": step.until}]
        lines += [_("of the run that it corrects")] if self._public is not self.found else []
        return state, tuple(lines), step.day, step.by

    def _objections(self) -> tuple[Any, ...]:
        public = self._public
        if public is None:
            return (TODO,)
        state = CURRENT if self.found.status == PUBLICITY and self._over and self._waits else DONE
        state = TODO if self.found.status == PUBLICITY and not self._over else state
        return state, self._counts(public) if self.counted else ()

    @property
    def _waits(self) -> bool:
        return bool(self.found.open) or not self.found.corrections

    def _counts(self, public: Process) -> tuple[str, ...]:
        n = len(public.objections)
        if not n:
            return (_("none so far") if not self._over else _("none were made"),)
        said = [ngettext("%(n)s was made", "%(n)s were made", n) % {"n": n}]
        upheld = sum(one.verdict is Verdict.UPHELD for one in public.objections)
        for number, sentence in ((public.open, _("%(n)s not decided")), (upheld, _("%(n)s upheld"))):
            said += [sentence % {"n": number}] if number else []
        return tuple(said)

    def _correction(self) -> tuple[Any, ...]:
        if self.before is not None:
            made = next((one for one in self.before.steps if one.other == self.found.run), None)
            state = CURRENT if self.found.status == "trial" else DONE
            return (state, (), made.day, made.by) if made else (state,)
        if (step := self.step(Kind.CORRECT)) is not None:
            return CURRENT if self.found.status == CORRECTED else DONE, (), step.day, step.by
        if self.found.status == FINAL:
            return NONE, (_("not needed"),)
        waits = self.found.status == PUBLICITY and self._over and not self._waits
        return (CURRENT if waits else TODO,)

    def _final(self) -> tuple[Any, ...]:
        step = self.concluded
        if step is None:
            return NONE if self.found.status in (CORRECTED, WITHDRAWN) else TODO, ()
        return DONE, (step.document,) if step.document else (), step.day, step.by


def line(run: Run, found: Process, *, counted: bool) -> Line:
    """The stages of a run. counted: whether the number of objections is said."""
    before = process.read(run.ws, found.corrects) if found.corrects else None
    return Line(run, found, counted, before)
