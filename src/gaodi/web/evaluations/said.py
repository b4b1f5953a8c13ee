"""What the library refuses of evaluations, in the language of the page. What is wrong in a rulebook itself is said by
the words of rulebooks; tests/web/evaluations/test_said.py goes through every fault that the library can raise."""

from __future__ import annotations

from django.utils.translation import gettext_noop

from gaodi.errors import Fault, GaodiError
from gaodi.web.rulebooks import findings
from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (r"There is no enterprise '(?P<key>.*)' on .+", gettext_noop("There is no enterprise “%(key)s” on that day")),
    (r"There is no [a-z]+ '(?P<key>.*)' on .+", gettext_noop("There is nothing “%(key)s” to evaluate on that day")),
    (r"No column is an input of the rulebook", gettext_noop("No column of the table is an input of the rulebook")),
    (r"The results have no column '(?P<name>.*)'", gettext_noop("The results have no column “%(name)s”")),
    (r"There is no run '(?P<key>.*)'", gettext_noop("There is no evaluation “%(key)s”")),
    (r"There is no rulebook '(?P<key>.*)'", gettext_noop("There is no rulebook “%(key)s”")),
    (r"There is no family '(?P<key>.*)'", gettext_noop("There is no family of rulebooks “%(key)s”")),
    (
        r"No edition of '(?P<key>.*)' applies \((?P<asked>.*)\)",
        gettext_noop("No edition of “%(key)s” applies (%(asked)s)"),
    ),
    (r".* has no parameter '(?P<name>.*)'", gettext_noop("The rulebook has no parameter “%(name)s”")),
    (r".* has no item '(?P<name>.*)' with a weight", gettext_noop("The rulebook has no item “%(name)s” with a weight")),
    (r".* has no threshold or rate '(?P<name>.*)'", gettext_noop("The rulebook has no threshold or rate “%(name)s”")),
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
    (r"spread is (?P<spread>.*)", gettext_noop("Weights are varied by more than 0 and less than 1, not by %(spread)s")),
    (r"There is no region '(?P<key>.*)'", gettext_noop("There is no region “%(key)s”")),
    (r"There is no park '(?P<key>.*)'", gettext_noop("There is no park “%(key)s”")),
    (r"There is no list '(?P<name>.*)'", gettext_noop("There is no named list “%(name)s”")),
    (r"There is no enterprise '(?P<key>.*)'", gettext_noop("There is no enterprise “%(key)s”")),
    (r"There is no [a-z-]+ '(?P<key>.*)'", gettext_noop("There is no subject “%(key)s”")),
    (
        r"'(?P<key>.*)' is not among the subjects of the run .*",
        gettext_noop("“%(key)s” is not among the subjects of this evaluation"),
    ),
    (r"'(?P<key>.*)' is in neither of the two runs", gettext_noop("“%(key)s” is in neither of the two evaluations")),
)
_FILES = (
    (
        r"Somebody else took a step meanwhile",
        gettext_noop("Somebody else took a step meanwhile: look at what was done, and go on from there"),
    ),
    (
        r"The results would replace the inputs that they are made of",
        gettext_noop("The results would replace the inputs that they are made of: choose another file for the results"),
    ),
    (r"This is a folder", gettext_noop("This is a folder: choose a .parquet or .csv file")),
    (r"There is no such file", gettext_noop("There is no such file")),
    (r"This is no table", gettext_noop("This is no table: choose a .parquet or .csv file")),
    (r"The file cannot be read \(.*\)", gettext_noop("The file cannot be read: UTF-8 text with commas, or Parquet")),
    (
        r"No column is an input of the rulebook",
        gettext_noop("No column is an input of the rulebook: name the columns as its inputs are called"),
    ),
    (r"The results have no column '(?P<name>.*)'", gettext_noop("The results have no column “%(name)s”")),
    (r"The column '(?P<name>.*)' is there twice", gettext_noop("The column “%(name)s” is there twice")),
    (
        r"No column says whom a row is about",
        gettext_noop("No column says whom a row is about: name one of them subject, uscc or id"),
    ),
    (
        r"The column '(?P<name>.*)' has (?P<values>.*) more than once, or is empty",
        gettext_noop("The column “%(name)s” has %(values)s more than once, or is empty"),
    ),
    (
        r"The column '(?P<name>.*)' holds (?P<kind>.*)",
        gettext_noop("The column “%(name)s” is of the wrong type: %(kind)s"),
    ),
    (
        r".* offers nothing to new applications on .*",
        gettext_noop("The rulebook offers nothing to new applications on that day"),
    ),
    (r"The rulebook needs no input '(?P<name>.*)'", gettext_noop("The rulebook needs no input “%(name)s”")),
    (r".* is to reach a number without end", gettext_noop("A figure is to reach a number without end")),
    (r".* is to reach from .* to .*", gettext_noop("The lower end of what a figure may reach is above the higher one")),
    (r"The .* of the run .* are gone", gettext_noop("What the evaluation kept is gone")),
    (r"What is known of the run cannot be read \(.*\)", gettext_noop("What the evaluation kept cannot be read")),
    (r"The results cannot be written there \(.*\)", gettext_noop("The results cannot be written there")),
    (
        r".* more cells of the column '(?P<name>.*)' do not fit",
        gettext_noop("More cells of the column “%(name)s” do not fit"),
    ),
    (r"The line has more fields than the first", gettext_noop("The line has more fields than the first")),
    (r"Its fields are parted by .*", gettext_noop("The fields are not parted by commas")),
)
_SAYINGS = Sayings((*_FINDINGS, *_FILES))


def sentence(fault: Fault) -> str:
    """One fault; one of the text of a rulebook as pages of rulebooks say it."""
    said = _SAYINGS.sentence(fault)
    return findings.sentence(fault) if said == str(fault) else said


def words(error: GaodiError) -> str:
    """All faults of an error."""
    return " ".join(sentence(fault) for fault in error.faults)
