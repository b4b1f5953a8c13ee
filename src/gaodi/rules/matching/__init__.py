"""Every document in force against one subject or all: who qualifies for what, for how much, and what may not be had
together.

    matching.match(ws, "91430000…", on=date(2023, 6, 30))       # one subject: a row for each document
    matching.match_all(ws, on=date(2023, 6, 30))                # all: a row for each subject and document
"""

from gaodi.rules.matching.everybody import Everybody, match_all
from gaodi.rules.matching.model import Match, Matched
from gaodi.rules.matching.one import match

__all__ = ["Everybody", "Match", "Matched", "match", "match_all"]
