"""What the library refuses, in the language of the page. Faults of files have their own sentences in both languages."""

from __future__ import annotations

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (r"The source is not said", gettext_noop("Choose the source")),
    (r"There is no source '(?P<key>.*)'", gettext_noop("There is no source “%(key)s”")),
    (r"There is no form '(?P<key>.*)'", gettext_noop("There is no form “%(key)s”")),
    (r"The form (?P<form>\S+) is returned for a period", gettext_noop("Choose the period")),
    (r"The form (?P<form>\S+) has no period of its own", gettext_noop("This form has no period of its own")),
    (
        r"The form (?P<form>\S+) is not returned for (?P<period>.+)",
        gettext_noop("This form is not returned for %(period)s"),
    ),
    (r"There is no load (?P<n>\d+)", gettext_noop("There is no load %(n)s")),
    (
        r"Load (?P<n>\d+) was taken back before, by (?P<who>.*)",
        gettext_noop("Load %(n)s was taken back before, by %(who)s"),
    ),
    (r"The reason is empty", gettext_noop("Give the reason")),
    (
        r"(?P<n>[\d,]+) enterprises of load (?P<load>\d+) are spoken of by others and in no other register",
        gettext_noop("%(n)s enterprises came with this load only, and later loads speak of them"),
    ),
    (r"The file of load (?P<n>\d+) is not kept here", gettext_noop("The file of load %(n)s is not kept here")),
    (r"Two columns are (?P<key>.+)", gettext_noop("Two columns are both “%(key)s”")),
    (
        r"The form (?P<form>\S+) has no column '(?P<key>.*)'",
        gettext_noop("The form has no column “%(key)s”"),
    ),
    (r"There is no column '?(?P<key>.*?)'?", gettext_noop("The file has no column “%(key)s”")),
    (
        r"(?P<heading>.+): There is no unit '(?P<unit>.*)'",
        gettext_noop("%(heading)s: “%(unit)s” is not a unit"),
    ),
    (
        r"(?P<heading>.+): (?P<one>\S+) cannot be compared with (?P<other>[^\s:]+): .*",
        gettext_noop("%(heading)s: %(one)s cannot be converted to %(other)s"),
    ),
)
_REMEDIES = (
    gettext_noop("Take those loads back first, or force it"),
    gettext_noop("Define it in sources.yaml, or name one that is"),
    gettext_noop("`gaodi forms history` lists them"),
)
_SAYINGS = Sayings(_FINDINGS, _REMEDIES)
sentence, words = _SAYINGS.sentence, _SAYINGS.words


def unknown_source(key: str) -> str:
    """That nobody defines a source."""
    return _("%(finding)s.") % {"finding": _("There is no source “%(key)s”") % {"key": key}}
