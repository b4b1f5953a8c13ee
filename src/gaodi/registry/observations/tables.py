"""The lake table of observations. Rows are added and never changed: a corrected value is a new row.

Bi-temporal: `start` and `end` say when the value holds, the batch that brought the row says since when it is known.
"""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

TABLE = "observations"

SCHEMA = pa.schema(
    [
        ("subject_kind", pa.string()),
        ("subject", pa.string()),
        ("metric", pa.string()),
        ("period", pa.string()),
        ("start", pa.date32()),
        ("end", pa.date32()),
        ("value", pa.float64()),
        ("value_low", pa.float64()),
        ("value_high", pa.float64()),
        ("code", pa.string()),
        ("unit", pa.string()),
        ("given", pa.float64()),
        ("given_unit", pa.string()),
        ("source", pa.string()),
        ("status", pa.string()),
        ("confidence", pa.string()),
        ("published", pa.date32()),
        ("citation", pa.string()),
        ("address", pa.string()),
        ("quote", pa.string()),
        ("note", pa.string()),
        ("synthetic", pa.bool_()),
        ("comparable", pa.bool_()),
    ]
)
"""value, value_low, value_high are in `unit`, the metric's; given is in given_unit, as the source has it. A band has
value_low or value_high or both, and no value. code: a category, yes or no, or the text. Of a stock, start is end.
comparable: false where what was counted may differ from other values, otherwise empty."""

COLUMNS = tuple(SCHEMA.names)
KEY = ("subject_kind", "subject", "metric", "start", "end")
"""What one value is of; sources that give the same key speak of the same thing."""

OBSERVATIONS = Facts(TABLE, SCHEMA, (*KEY, "source"), about="subject")
define, frame = OBSERVATIONS.define, OBSERVATIONS.frame
