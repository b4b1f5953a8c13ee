"""A batch that is written piece by piece, for what is too large for memory: its rows are seen when it is committed.

with lake.batch(kind="form", source="tax", checksum=digest) as writer:
    for piece in pieces:
        writer.add("observations", piece)
writer.written.number

A batch whose block ends in an exception, or whose process dies, has rows of a key that the ledger does not know: they
are never seen, and a later try writes its own.
"""

from __future__ import annotations

import secrets
from typing import TYPE_CHECKING

from deltalake.exceptions import CommitFailedError

from gaodi.errors import Fault, LakeError
from gaodi.lake import schemas
from gaodi.lake.book import Batch, Part
from gaodi.lake.failures import said

if TYPE_CHECKING:
    from gaodi.lake.tables import Tables


class Writer:
    """Takes the rows of one batch. written: the batch, once it is committed; of a content that stood already, that one.

    rows: by table, what was added so far. checksum: of the content, where the caller knows one already.
    """

    def __init__(self, tables: Tables, root: str, checksum: str | None = None) -> None:
        self.key = secrets.randbits(62)
        self.written: Batch | None = None
        self.rows: dict[str, int] = {}
        self._tables, self._root = tables, root
        self._parts: dict[str, Part] = {}
        self._digest = None if checksum else schemas.Digest()
        self._given = checksum

    def add(self, table: str, data: schemas.Data) -> None:
        """Write rows of a table. Raises LakeError with a fault for every column that does not fit."""
        schema = self._tables.schema(table)
        if schema is None:
            raise LakeError(Fault(f"The lake has no table {table!r}", do="Define it before the batch is begun"))
        with said("The batch was not written", self._root):
            content = schemas.conformed(table, data, schema)
            if self._digest is not None:
                self._digest.add(table, content)
            self._append(table, content)

    def _append(self, table: str, content: schemas.Data) -> None:
        try:
            part = self._tables.append(table, content, self.key)
        except CommitFailedError as error:
            what = f"The table {table!r} got another column while the batch was written"
            raise LakeError(Fault(what, self._root, do="Write the batch again; nothing of it is seen")) from error
        self.rows[table] = self.rows.get(table, 0) + part.rows
        self._parts[table] = Part(table, self.rows[table], part.version)

    @property
    def parts(self) -> list[Part]:
        """What was written into each table."""
        return list(self._parts.values())

    @property
    def checksum(self) -> str:
        """The one that was given, otherwise SHA-256 of everything that was added, in its order."""
        return self._given or (self._digest.hexdigest() if self._digest is not None else "")
