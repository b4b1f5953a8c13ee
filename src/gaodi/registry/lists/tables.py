"""The lake table of list members. Rows are added and never changed: the latest row of a stay is what counts."""

from __future__ import annotations

import pyarrow as pa

from gaodi.registry.facts import Facts

TABLE = "list_members"

SCHEMA = pa.schema(
    [
        ("list", pa.string()),
        ("member", pa.string()),
        ("name", pa.string()),
        ("uscc", pa.string()),
        ("subject", pa.string()),
        ("recognised", pa.date32()),
        ("expires", pa.date32()),
        ("left", pa.date32()),
        ("source", pa.string()),
        ("confidence", pa.string()),
        ("citation", pa.string()),
        ("address", pa.string()),
        ("quote", pa.string()),
        ("note", pa.string()),
        ("synthetic", pa.bool_()),
    ]
)
"""member: the credit code, or the name where it is not known."""

COLUMNS = tuple(SCHEMA.names)
KEY = ("list", "member", "recognised")
"""One stay of a member."""

MEMBERS = Facts(TABLE, SCHEMA, KEY)
frame = MEMBERS.frame
