"""Versioned tables on disk or in an object store: facts are added in batches and never changed.

    lake = Lake("var/city/lake")
    lake.define("observations", pa.schema([("metric", pa.string()), ("value", pa.float64())]))
    batch = lake.write({"observations": frame}, kind="observations", source="bulletin", user="officer")
    lake.read("observations")                       # now
    lake.read("observations", at=batch.number)      # as of a batch, a date or a pin

Stands on Delta Lake tables (`deltalake`); everything that can change a number is a row of one. docs/lake.md has the
format on disk.
"""

from gaodi.lake.book import Batch, Part
from gaodi.lake.lake import Lake
from gaodi.lake.moments import At, Pin
from gaodi.lake.writer import Writer

__all__ = ["At", "Batch", "Lake", "Part", "Pin", "Writer"]
