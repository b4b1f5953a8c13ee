"""What the library refuses of evaluations, in the language of the page."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (r"There is no run '(?P<key>.*)'", gettext_noop("There is no evaluation “%(key)s”")),
    (r"There is no rulebook '(?P<key>.*)'", gettext_noop("There is no rulebook “%(key)s”")),
    (r".* has no parameter '(?P<name>.*)'", gettext_noop("The rulebook has no parameter “%(name)s”")),
    (r".* has no item '(?P<name>.*)' with a weight", gettext_noop("The rulebook has no item “%(name)s” with a weight")),
    (r".* has no criteria", gettext_noop("The rulebook has no conditions to meet: choose a grade or a score")),
    (r".* has no goal '(?P<name>.*)'", gettext_noop("The rulebook has no goal “%(name)s”")),
    (r"'(?P<name>.*)' is no goal", gettext_noop("“%(name)s” is no goal: a score is written as score>=60")),
    (
        r"Nobody got (?P<grade>.*) in this run, so its cut-off is not known",
        gettext_noop("Nobody got the grade %(grade)s in this evaluation, so its cut-off is not known: choose a score"),
    ),
    (
        r".* has \d+ items? with a weight",
        gettext_noop("The rulebook has fewer than two items with a weight, so there is nothing to vary"),
    ),
    (
        r"Nobody in .* has a score that is known",
        gettext_noop("Nobody in this evaluation has a score that is known: see what data are missing"),
    ),
    (r"There is no enterprise '(?P<key>.*)'", gettext_noop("There is no enterprise “%(key)s”")),
    (r"'(?P<key>.*)' is in neither of the two runs", gettext_noop("“%(key)s” is in neither of the two evaluations")),
)
words = Sayings(_FINDINGS).words
