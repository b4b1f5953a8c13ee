"""A second evaluator of rulebooks, for tests: plain Python, written from the design alone.

It shares no code with the evaluators of the product, only the registry's units: it reads the files itself, parses
expressions by hand, and computes with intervals of exact fractions, one enterprise at a time.

    book = rulebook(path)                                    # the file, with what it takes over
    evaluate(book, [{"revenue": 100.0, ...}], date(2023, 6, 1))  # for each row its results

A result has `standing`; `score` and `score.<item>`; `clause.<id or place>` and `qualified`; `grade`, `grade@best` and
`grade@worst`; `level`; `met.<level>`; `benefit.<id>` (万元) and `measure.<grade>.<instrument>`. Numbers are intervals.
"""

from rules.independent.files import rulebook
from rules.independent.intervals import Interval
from rules.independent.population import evaluate

__all__ = ["Interval", "evaluate", "rulebook"]
