"""Faults of the library in the words of the page: known ones in its language, others as they are."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.errors import Fault, GaodiError

# The library speaks English; what people meet on pages has a translation with the same names in braces.
KNOWN: tuple[tuple[re.Pattern[str], str], ...] = tuple(
    (re.compile(pattern), words)
    for pattern, words in (
        (
            r"(?P<who>\S+) has decided on this item since you opened it .*",
            gettext_noop("%(who)s has decided on this item since you opened it. Look at it again, then decide."),
        ),
        (r"Nothing has changed since version (?P<n>\d+)", gettext_noop("Nothing has changed since version %(n)s.")),
        (
            r"The \w+ '(?P<item>[^']+)' is not in the draft of this plan",
            gettext_noop(
                "This item is no longer in the draft: somebody split, merged or rejected it. Reload the page."
            ),
        ),
        (r"This decision was undone already", gettext_noop("This decision was undone already. Reload the page.")),
        (r"A range needs its upper value", gettext_noop("A range needs its upper value.")),
    )
)


def sentence(fault: Fault) -> str:
    """One fault as the page says it."""
    for pattern, words in KNOWN:
        if found := pattern.fullmatch(fault.what):
            return _(words) % found.groupdict()
    return str(fault)


def words(error: GaodiError) -> str:
    """All faults of an error."""
    return " ".join(sentence(fault) for fault in error.faults)
