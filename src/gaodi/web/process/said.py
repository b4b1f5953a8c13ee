"""What the library refuses of the process and of written values, in the language of the page."""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.errors import Fault, GaodiError
from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (r"There is no such file", gettext_noop("There is no such file")),
    (r"Such a file is not taken as evidence", gettext_noop("A file of this kind is not taken as evidence")),
    (r"The file is empty", gettext_noop("The file is empty")),
    (r"The file has (?P<n>\d+) MB", gettext_noop("The file has %(n)s MB, more than is taken")),
    (r"(?P<n>\d+) files are handed in", gettext_noop("%(n)s files are handed in, more than are taken")),
    (r"The results are not public any more", gettext_noop("The results are not public any more")),
    (r"Somebody else decided about it meanwhile", gettext_noop("Somebody else decided about it meanwhile")),
    (
        r"Objections can be made while results are public; these are not",
        gettext_noop("Objections can be made while results are public, and these are not"),
    ),
    (r"Objections could be made until (?P<day>\S+)", gettext_noop("Objections could be made until %(day)s")),
    (
        r"Objections can be made until (?P<day>\S+)",
        gettext_noop("Objections can be made until %(day)s, that day included"),
    ),
    (r"What is wrong is not said", gettext_noop("Say in a sentence or two what is wrong")),
    (
        r"The statement has (?P<n>\d+) characters",
        gettext_noop("The statement has %(n)s characters, more than are taken"),
    ),
    (r"There is no item or clause '(?P<key>.*)'", gettext_noop("The rulebook has no item or clause “%(key)s”")),
    (r"It was upheld on (?P<day>\S+)", gettext_noop("The objection was upheld on %(day)s already")),
    (r"It was rejected on (?P<day>\S+)", gettext_noop("The objection was rejected on %(day)s already")),
    (r"Who objects does not decide about it", gettext_noop("Who made the objection does not decide about it")),
    (r"The reason is not said", gettext_noop("Give the reason, for the objector to read")),
    (
        r"A rejected objection corrects nothing",
        gettext_noop("A rejected objection corrects nothing: leave the values empty"),
    ),
    (r"The rulebook has no input '(?P<key>.*)'", gettext_noop("The rulebook has no input “%(key)s”")),
    (r"There is no objection '(?P<key>.*)'", gettext_noop("There is no objection “%(key)s”")),
    (r"There is no run '(?P<key>.*)'", gettext_noop("There is no evaluation “%(key)s”")),
    (
        r"'(?P<key>.*)' is not among the subjects of the run .*",
        gettext_noop("“%(key)s” was not judged in this evaluation"),
    ),
    (
        r"No objection was upheld with a correction",
        gettext_noop("No objection was upheld with a correction, so there is nothing to correct"),
    ),
    (r"Corrections were decided", gettext_noop("Corrections were decided that the results do not have yet")),
    (r"The run is a trial", gettext_noop("The evaluation is a trial")),
    (r"The run is made public", gettext_noop("The results are public now")),
    (r"The run is replaced by a corrected one", gettext_noop("The evaluation is replaced by a corrected one")),
    (r"The run is final", gettext_noop("The results are final")),
    (r"The run is withdrawn", gettext_noop("The evaluation is withdrawn")),
    (r"(?P<n>\d+) objections? (is|are) not decided", gettext_noop("Objections that are not decided yet: %(n)s")),
    (r"Somebody else took a step meanwhile", gettext_noop("Somebody else took a step meanwhile")),
    (
        r"Publicity until (?P<day>\S+) would be over",
        gettext_noop("The last day of publicity, %(day)s, is over already"),
    ),
    (r"Why the run is withdrawn is not said", gettext_noop("Say why the evaluation is withdrawn")),
    (
        r"(?P<who>.+) is having this evaluation corrected already",
        gettext_noop("%(who)s is having this evaluation corrected already"),
    ),
    (r"(?P<said>'.*'|\".*\") is no value of .+", gettext_noop("%(said)s is no value of this input")),
)
_REMEDIES = (
    gettext_noop("Put them in a .zip"),
    gettext_noop("Look at what was decided"),
    gettext_noop("Ask the office to look at it"),
    gettext_noop("Hand in a file"),
    gettext_noop("Make the results final as they are"),
    gettext_noop("Make the results public first"),
    gettext_noop("Correct the results, and make those final"),
    gettext_noop("Decide each of them, with a reason"),
    gettext_noop("Look at what was done, and go on from there"),
)
_EXPECTED = (
    (re.compile(r"a number, or one in %"), gettext_noop("A number is expected, or one in %%")),
    (re.compile(r"a number in (?P<unit>.+)"), gettext_noop("A number with a unit such as %(unit)s is expected")),
    (re.compile(r"yes or no .*"), gettext_noop("Yes or no is expected")),
    (re.compile(r"a day such as .*"), gettext_noop("A day is expected, such as 2023-06-30")),
    (re.compile(r"a text"), gettext_noop("A text is expected")),
    (re.compile(r"(?P<words>.+)"), gettext_noop("One of these is expected: %(words)s")),
)
_SAYINGS = Sayings(_FINDINGS, _REMEDIES)
sentence, words = _SAYINGS.sentence, _SAYINGS.words


def files(fault: Fault) -> str:
    """A fault of a file, with its name in front."""
    said = sentence(fault)
    return _("%(file)s: %(said)s") % {"file": fault.where, "said": said} if "." in fault.where else said


def value(error: GaodiError, typed: str) -> str:
    """Why what was typed is no value of an input: what is expected instead."""
    fault = error.faults[0]
    for pattern, expected in _EXPECTED:
        if found := pattern.fullmatch(fault.expected):
            told = {"typed": typed, "expected": _(expected) % found.groupdict()}
            return _("“%(typed)s” does not fit. %(expected)s.") % told
    return sentence(fault)
