"""The unified social credit code (GB 32100-2015): the key of an enterprise. Checked, taken apart, made.

uscc.check("91430000 MA4L0XXX0X").severity        # a code as people type it: ok, warn or wrong
uscc.checked(frame["code"])                       # a column: code, severity, findings and parts
uscc.compose("91", "430102", "MA4T0001")          # a code from its parts, for made-up enterprises

A code is `wrong` when it cannot be one. It is kept with a warning when it has the form and breaks a rule that codes in
use are known to break: codes of the pilot years whose check character was reckoned otherwise, organisation codes that
fail their own check, registration offices that the region table does not know.
"""

from gaodi.registry.uscc.checking import LENGTH, check, normalised
from gaodi.registry.uscc.columns import checked
from gaodi.registry.uscc.composing import compose, composed
from gaodi.registry.uscc.model import Finding, Severity, Uscc
from gaodi.registry.uscc.offices import CATEGORIES, DEPARTMENTS

__all__ = [
    "CATEGORIES", "DEPARTMENTS", "LENGTH", "Finding", "Severity", "Uscc", "check", "checked", "compose", "composed",
    "normalised",
]  # fmt: skip
