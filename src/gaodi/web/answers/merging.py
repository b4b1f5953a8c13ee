"""Two people at one form: what this one changed, what the other changed meanwhile, and where both changed the same."""

from __future__ import annotations

import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from gaodi.web.answers.said import NOTHING, Said


@dataclass(frozen=True, slots=True)
class Merged:
    """write: what this person changed and is to be kept. clashes: what both changed, each to something else; of these
    nothing is written. theirs: what somebody else changed and this person did not."""

    write: dict[str, Said]
    clashes: tuple[str, ...]
    theirs: tuple[str, ...]


def merge(
    seen: Mapping[str, Said], now: Mapping[str, Said], mine: Mapping[str, Said], over: Collection[str] = ()
) -> Merged:
    """seen: what stood there when the form was opened; now: what stands there. over: the clashes in which this person
    has decided that the own answer counts."""
    write, clashes, theirs = {}, [], []
    for key, said in mine.items():
        before, there = seen.get(key, NOTHING), now.get(key, NOTHING)
        if said == there:
            continue
        if said == before:
            theirs.append(key)
        elif there == before or key in over:
            write[key] = said
        else:
            clashes.append(key)
    return Merged(write, tuple(clashes), tuple(theirs))


def packed(said: Mapping[str, Said]) -> str:
    """What stood there, for the form to bring back."""
    return json.dumps({key: [one.answer, one.evidence] for key, one in said.items() if one != NOTHING})


def unpacked(text: str) -> dict[str, Said]:
    """What a form brought back; nothing of what cannot be read."""
    try:
        return {str(key): Said(str(answer), str(evidence)) for key, (answer, evidence) in json.loads(text).items()}
    except (ValueError, TypeError, AttributeError):
        return {}
