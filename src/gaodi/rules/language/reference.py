"""The reference of the language (docs/expressions.md), made from its tables so that it cannot differ from them."""

from __future__ import annotations

from collections.abc import Iterator

from gaodi.rules.language.functions import FUNCTIONS, Function

_HEAD = """\
# Expressions

What stands in a rulebook behind `value:`, `when:`, `test:`, `amount:` and the like is an expression of a small
language. It is typed, knows units, years and groups, and what it does not know stays unknown. It is never given to
Python.

This page is made from the code (`python -m gaodi.rules.language.reference`); a test holds the two together.

## Values

| written | is |
|---|---|
| `26.01 万元/亩`, `500 万元`, `30%`, `3 years`, `60 分` | a number with its unit, any of [units.md](units.md) |
| `5` | a bare number: beside points, counts, years and ratios; beside 万元 or 亩 it is a fault |
| `"C35"` | a text; of a code (industry, region) a beginning stands for all under it |
| `true`, `false` | yes and no |
| `revenue`, `rd_expense` | a metric of the catalogue, with `_` for `-` |
| `industry`, `region`, `scale`, `founded` … | what the register says |
| `audited` | an input of the rulebook's own (`inputs:`) |
| `b_tax` | a parameter |
| `tax_per_mu` | a `let` |
| `score`, `uncapped_score`, `score.rd`, `value.rd` | the score, that without caps, an item's points and value |
| `qualified`, `clause.rd`, `grade`, `level`, `met.l1` | what was decided; grade and level only in what follows |
| `answer.q1` | an answer to a questionnaire, from 0 to 1 |

## Signs, from the loosest to the tightest

| written | is |
|---|---|
| `a if condition else b` | a choice |
| `or`, `and`, `not` | Kleene's logic: unknown only where the unknown part decides |
| `>=` `<=` `>` `<` `==` `!=` (`≥` `≤` `≠`) | comparison, also in a row: `1 <= x < 3`; categories are in order |
| `in [a, b]`, `not in [a, b]` | one of several |
| `+` `-` | of one kind of unit; the result is in the unit of the first |
| `*` `/` (`×` `÷`) | units multiply and divide; a share of an amount is an amount |
| `-x` | minus |

`# …` is a note up to the end of the line.

## Unknown is a value, and it is an interval

A number is known, bounded (from 3 to 5, at least 3) or unknown. A comparison is true or false when every value within
the interval agrees, else unknown. `x / 0` is unknown. `min`, `max`, a choice and a table of bands lie between the ends
of what they may be; sums, products and means over years are unknown where a part is, unless it is bounded.

A computed number counts as equal to a threshold where it differs by less than one part in 10¹², because binary
fractions are no decimals: 37.035 of 1234.5 is 3 %. Figures as they were given are compared exactly.
"""


def reference() -> str:
    """The page."""
    return "\n".join([_HEAD, "## Functions", "", *(line for f in FUNCTIONS.values() for line in _function(f))])


def _function(function: Function) -> Iterator[str]:
    yield f"### `{function.signature}`"
    yield ""
    yield f"{function.en} {function.zh}"
    yield ""
    for parameter in function.parameters:
        needed = "" if parameter.needed else " (may be left out)"
        name = f"{parameter.name}, …" if parameter.many else f"{parameter.name}=" if parameter.named else parameter.name
        yield f"- `{name}`: {parameter.what}{needed}"
    yield ""
    yield f"    {function.example}"
    yield ""


if __name__ == "__main__":
    import sys

    sys.stdout.write(reference())
