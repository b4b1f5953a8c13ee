"""The lake table of decisions about records: rows are added and never changed, the last one of a record counts."""

from __future__ import annotations

from enum import StrEnum

import pyarrow as pa

from gaodi.registry.facts import Facts


class Decision(StrEnum):
    """What was decided about a record: whose it is, that a person is to say, that it is of an enterprise that is not
    known yet, or that it is of none (a person, a heading, a foreign firm)."""

    LINKED = "linked"
    QUEUED = "queued"
    NEW = "new"
    REJECTED = "rejected"


class Reason(StrEnum):
    """Why a record waits for a person: not sure enough; the name is only near, and nothing else agrees; two candidates
    nearly alike; name, code or place contradict what else agrees; in a list without doubles another record claims the
    same enterprise."""

    UNSURE = "unsure"
    NEAR = "near"
    CLOSE = "close"
    CONTRADICTION = "contradiction"
    CLAIMED = "claimed"


MATCHES = Facts(
    "matches",
    pa.schema(
        [
            ("kind", pa.string()),
            ("record", pa.string()),
            ("name", pa.string()),
            ("given", pa.string()),
            ("amount", pa.float64()),
            ("source", pa.string()),
            ("decision", pa.string()),
            ("enterprise", pa.string()),
            ("candidate", pa.string()),
            ("probability", pa.float64()),
            ("weight", pa.float64()),
            ("reason", pa.string()),
            ("evidence", pa.string()),
            ("decided_by", pa.string()),
            ("person", pa.bool_()),
            ("note", pa.string()),
            ("restores", pa.int64()),
        ]
    ),
    ("kind", "record"),
    about="record",
)
"""kind: what the record is of (trades, plan, list …), and record its key there. given: its fields, JSON. enterprise:
whose it is, of a linked or new record. candidate: the best of the evidence, a JSON list of candidates, the best first:
enterprise, name, kind, probability, weight, and `levels`: comparison → level and weight. decided_by: the version of the
model, or where `person` is set the user. restores: the batch whose row an undo put back."""
