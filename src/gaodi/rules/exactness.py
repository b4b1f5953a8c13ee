"""How exact numbers are: the two tolerances, and the beginnings of codes. Both evaluators take them from here.

Figures are decimals, and binary fractions are not: 37.035 over 1234.5 is 3 % in the books and a hair less in a machine.
So a computed number counts as equal to a threshold where it differs by less than one part in 10¹² (one yuan in a
trillion), and a number is rounded half up where it lies on the half within one part in 10¹⁴. Both are far below the
last digit of any return.
"""

from __future__ import annotations

from fractions import Fraction

COMPARED = 2.0**-40
"""Of a threshold: how far below it a computed number still reaches it."""

ROUNDED = 2.0**-46
"""Of a number: how far below a half it is still rounded up."""

LARGEST, SMALLEST = 1e18, 1e-18
"""What is larger or, not being zero, smaller in size is no figure of anything: it is unknown."""


def nearest(value: Fraction) -> float:
    """The float nearest to an exact number."""
    return value.numerator / value.denominator


def beginning(code: str) -> str:
    """What codes under this one begin with: 4301 for 430100, D44 for D44."""
    if code.isdecimal() and len(code) == 6:
        while code.endswith("00"):
            code = code[:-2]
    return code
