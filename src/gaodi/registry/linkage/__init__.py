"""Record linkage: records that come without a sure code, matched to enterprises by name, place, code and address.

    linkage.match(ws, records, kind="list", source="office", user="chen")   # linked, queued or new; written to the lake
    linkage.queue(ws)                                                       # what waits for a person
    linkage.decide(ws, "r7", "91430100MA4R3QP48G", kind="list", user="chen")
    linkage.undo(ws, "r7", kind="list", user="chen")
    linkage.resolved(ws, "list")                                            # record → enterprise
    linkage.link(records, names)                                            # the scored pairs alone, on any engine

Names are taken apart (`registry.names`); pairs that share a key are compared and scored by Splink, on DuckDB or Spark;
the model is in catalog/linkage. Every decision is a row of the lake and can be undone. docs/linkage.md says how it is
measured.
"""

from gaodi.registry.linkage.linking import Against, link
from gaodi.registry.linkage.matching import Matched, match
from gaodi.registry.linkage.model import Model, Thresholds, load, written
from gaodi.registry.linkage.registered import names
from gaodi.registry.linkage.resolving import resolved
from gaodi.registry.linkage.reviewing import NEW, current, decide, queue, undo
from gaodi.registry.linkage.selling import match_trades, trades, trades_of
from gaodi.registry.linkage.tables import MATCHES, Decision, Reason
from gaodi.registry.linkage.training import train
from gaodi.registry.linkage.words import Candidate, Said, candidates, decision, reason

__all__ = [
    "MATCHES", "NEW", "Against", "Candidate", "Decision", "Matched", "Model", "Reason", "Said", "Thresholds",
    "candidates", "current", "decide", "decision", "link", "load", "match", "match_trades", "names", "queue",
    "reason", "resolved", "trades", "trades_of", "train", "undo", "written",
]  # fmt: skip
