"""What was measured: values of metrics for subjects and periods, each from a source; bi-temporal.

observations.load(ws, "figures.yaml", user="officer")
observations.read(ws, "gdp", "430100")                       # what counts now
observations.read(ws, "gdp", known_at=date(2022, 6, 30), everything=True)
"""

from gaodi.registry.observations.files import load
from gaodi.registry.observations.model import Confidence, File, Observation, Status
from gaodi.registry.observations.reading import read
from gaodi.registry.observations.recording import Recorded, record
from gaodi.registry.observations.tables import COLUMNS, KEY, SCHEMA, TABLE, define

__all__ = [
    "COLUMNS", "KEY", "SCHEMA", "TABLE", "Confidence", "File", "Observation", "Recorded", "Status", "define", "load",
    "read", "record",
]  # fmt: skip
