"""Where figures come from, and what may be done with them.

    sources.load(ws)                                                          # the most trusted first
    sources.permit(ws, ["demo-tax"], purpose="per-mu-evaluation", recipient="park")    # or Refused, with a sentence
    sources.allowed(ws, frame, purpose=Purpose.POLICY, recipient=Recipient.INDUSTRY).refused
    sources.overdue(ws, date.today())                                         # kept longer than its source allows

A source carries who provides it, on what legal basis, for which purposes it may be used, who may receive it and how
long it is kept. When sources disagree the order decides: that of the workspace's settings, then that of the catalogue.
"""

from gaodi.registry.sources.bands import band, banded, ends
from gaodi.registry.sources.model import Edges, Source, Sources, Totals
from gaodi.registry.sources.permitting import (
    Refusal,
    Split,
    allowed,
    permit,
    refusals,
    sentences,
    statement,
)
from gaodi.registry.sources.reading import NAME, load, unknown
from gaodi.registry.sources.retention import overdue
from gaodi.registry.sources.vocabulary import Purpose, Recipient

__all__ = [
    "NAME", "Edges", "Purpose", "Recipient", "Refusal", "Source", "Sources", "Split", "Totals", "allowed", "band",
    "banded", "ends", "load", "overdue", "permit", "refusals", "sentences", "statement",
    "unknown",
]  # fmt: skip
