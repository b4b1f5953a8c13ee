"""What the library refuses of decisions, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (
        r"A record without a name cannot be a new enterprise",
        gettext_noop("A record without a name cannot be a new enterprise"),
    ),
    (r"There is no enterprise '(?P<key>.*)'", gettext_noop("There is no enterprise “%(key)s”")),
    (r"There is no record '.*' of the kind '.*'", gettext_noop("This record is not there any more")),
    (
        r"Nothing was decided about this record before",
        gettext_noop("Nothing was decided about this record before: decide otherwise instead"),
    ),
)
words = Sayings(_FINDINGS).words
