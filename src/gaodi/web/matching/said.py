"""What the library refuses of decisions, in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.errors import Fault, GaodiError

_FINDINGS = (
    (
        r"A record without a name cannot be a new enterprise",
        gettext_noop("A record without a name cannot be a new enterprise."),
    ),
    (r"There is no enterprise '(?P<key>.*)'", gettext_noop("There is no enterprise “%(key)s”.")),
    (r"There is no record '.*' of the kind '.*'", gettext_noop("This record is not there any more.")),
    (
        r"Nothing was decided about this record before",
        gettext_noop("Nothing was decided about this record before: decide otherwise instead."),
    ),
)


def words(error: GaodiError) -> str:
    """All faults of an error."""
    return " ".join(_sentence(fault) for fault in error.faults)


def _sentence(fault: Fault) -> str:
    for pattern, said in _FINDINGS:
        if found := re.fullmatch(pattern, fault.what):
            return _(said) % found.groupdict()
    return str(fault)
