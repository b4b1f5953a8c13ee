"""Two runs beside one another: who moved, and how much of each move comes from changed figures and how much from
changed rules. The two parts add up exactly, because each is the difference of two published scores.

    found = comparing.compare(ws, before, after)
    found.moves                                  # a row for each subject whose score or grade differs
    comparing.letter(ws, before, after, code)    # why did my grade change
    comparing.beside(ws, code, ids)              # one firm under several counties' documents
"""

from gaodi.rules.comparing.besides import Beside, beside
from gaodi.rules.comparing.comparing import Comparison, compare
from gaodi.rules.comparing.letters import letter, written

__all__ = ["Beside", "Comparison", "beside", "compare", "letter", "written"]
