"""The second opinion: what a language model reads in the text of a plan, beside what the compiler reads.

    from gaodi.plan import opinion

    opinion.ask(ws, plan.id, user="reviewer")                # sends the text to the endpoint of gaodi.yaml; a lake row
    opinion.last(ws, plan.id)                                # what was said of the latest edition, or None
    opinion.beside(ws, said)                                 # agrees, differs, only the one, only the other

Off unless gaodi.yaml names an endpoint. The text is cut into `pieces`, the `endpoint` is asked about each with the
`prompt`, its `answers` are checked word by word: a quote that is not in the text, or a number that is not in the quote,
is dropped and counted. Nothing here changes a plan: a suggestion is one until a person takes it as a decision of the
library.
"""

from gaodi.plan.opinion.asking import ask, required
from gaodi.plan.opinion.comparing import Compared, Verdict, compare
from gaodi.plan.opinion.model import Opinion, Reason, Suggestion
from gaodi.plan.opinion.reading import beside, given, last
from gaodi.plan.opinion.rows import frame, row

__all__ = [
    "Compared", "Opinion", "Reason", "Suggestion", "Verdict", "ask", "beside", "compare", "frame", "given", "last",
    "required", "row",
]  # fmt: skip
