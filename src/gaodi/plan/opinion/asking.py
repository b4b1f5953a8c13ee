"""Asks for an opinion on a plan and keeps it: one row of the lake, written when everything has been answered."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from uuid import uuid4

from gaodi.errors import Fault, GaodiError, InputError, NotFound
from gaodi.plan import library
from gaodi.plan.model import Plan
from gaodi.plan.opinion import answers, endpoint, pieces, prompt, tables
from gaodi.plan.opinion.answers import Read
from gaodi.plan.opinion.model import Opinion, Reason, Suggestion
from gaodi.plan.opinion.pieces import Piece
from gaodi.plan.text import CleanText
from gaodi.workspace import SecondOpinion

if TYPE_CHECKING:
    from gaodi.workspace import Workspace

Progressed = Callable[[float], None]


def required(ws: Workspace) -> SecondOpinion:
    """The settings of the endpoint. Raises InputError, which says how to switch it on, where it is off."""
    settings = ws.settings.second_opinion
    if not settings.on:
        do = "Write an address and a model under `second_opinion` in gaodi.yaml; see docs/second-opinion.md"
        raise InputError(Fault("The second opinion is switched off", do=do))
    return settings


def ask(
    ws: Workspace,
    plan: str,
    *,
    user: str,
    longest: int = pieces.LONGEST,
    progress: Progressed = lambda share: None,
) -> Opinion:
    """Send the text of a plan to the endpoint, piece by piece, and keep what it suggests.

    longest: the characters of a piece. progress: told the share that is done, before the first piece and after each;
    what it raises stops the asking, and nothing is kept. Raises InputError where it is switched off, NotFound for a
    plan or a text that is not there, and GaodiError for an endpoint that does not answer as it should.
    """
    settings = required(ws)
    endpoint.key_of(settings)
    entry = library.entry(ws, plan)
    compiled = library.compiled(ws, plan, entry.revision)
    asked, read = _answered(settings, compiled, CleanText.of(_text(ws, compiled)), longest, progress)
    opinion = Opinion(
        id=uuid4().hex, plan=plan, revision=entry.revision, model=settings.model, host=settings.host, pieces=asked,
        suggestions=_numbered(read.suggestions), dropped=dict(read.dropped), user=user, at=datetime.now(UTC),
    )  # fmt: skip
    _keep(ws, opinion)
    return opinion


def _answered(
    settings: SecondOpinion, plan: Plan, text: CleanText, longest: int, progress: Progressed
) -> tuple[int, Read]:
    """How many pieces were asked about, and what was said of all of them, with its places in the source text."""
    parts = pieces.cut(text.clean, longest)
    found: list[Suggestion] = []
    dropped: Counter[Reason] = Counter()
    progress(0.0)
    for number, piece in enumerate(parts, 1):
        read = _asked(settings, plan, text, piece)
        found += [_placed(said, text, piece) for said in read.suggestions]
        dropped += read.dropped
        progress(number / len(parts))
    _refuse_unreadable(settings, dropped[Reason.UNREADABLE], len(parts))
    return len(parts), Read(tuple(found), dropped)


def _text(ws: Workspace, plan: Plan) -> str:
    text = library.source_text(ws, plan)
    if text is None:
        raise NotFound(Fault("The text of this plan is not here, only its items are", do="Upload its document"))
    return text


def _asked(settings: SecondOpinion, plan: Plan, text: CleanText, piece: Piece) -> Read:
    """What the model says of one piece."""
    at, _ = text.span(piece.start, piece.start + 1)
    said = endpoint.chat(settings, prompt.SYSTEM, prompt.user(plan, at, piece.text))
    return answers.read(said, piece.text)


def _placed(said: Suggestion, text: CleanText, piece: Piece) -> Suggestion:
    """The suggestion with its place in the source text."""
    start, end = said.span
    return said.model_copy(update={"span": text.span(piece.start + start, piece.start + end)})


def _numbered(found: Iterable[Suggestion]) -> tuple[Suggestion, ...]:
    """In the order of the text."""
    ordered = sorted(found, key=lambda said: (said.span, said.value))
    return tuple(said.model_copy(update={"id": f"s{number}"}) for number, said in enumerate(ordered, 1))


def _refuse_unreadable(settings: SecondOpinion, unreadable: int, asked: int) -> None:
    """One answer that cannot be read is counted; where none can be, there is no opinion."""
    if asked and unreadable == asked:
        what = f"What {settings.model} answered is not the JSON that was asked for"
        raise GaodiError(Fault(what, settings.host, do="Ask again, or name another model in gaodi.yaml"))


def _keep(ws: Workspace, opinion: Opinion) -> None:
    tables.define(ws.lake)
    content = {tables.OPINIONS: tables.frame([opinion])}
    ws.lake.write(content, kind="plan opinion", source=opinion.host, user=opinion.user)
