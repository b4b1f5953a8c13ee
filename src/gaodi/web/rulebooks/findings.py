"""What the library finds wrong in a rulebook, in the language of the page: the finding, what was expected, what to do.

In English the library's own sentences stand; a finding that is not known here stays as it is.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.errors import Fault
from gaodi.web.rulebooks import words
from gaodi.web.rulebooks.sentences import SENTENCES

_WHAT = (
    (r"There is no '(?P<name>.*)'", gettext_noop("There is no metric, attribute or own name “%(name)s”")),
    (r"There is no function '(?P<name>.*)'", gettext_noop("There is no function “%(name)s”")),
    (r"There is no unit '(?P<name>.*)'", gettext_noop("There is no unit “%(name)s”")),
    (r"There is no list '(?P<name>.*)'", gettext_noop("There is no named list “%(name)s”")),
    (r"There is no grade '(?P<name>.*)'", gettext_noop("There is no grade “%(name)s”")),
    (r"There is no rulebook '(?P<name>.*)' to extend", gettext_noop("There is no rulebook “%(name)s” to build on")),
    (r"(?P<owner>.*) lacks `(?P<name>.*)`", gettext_noop("%(owner)s lacks “%(name)s”")),
    (r"(?P<owner>.*) does not know the key `(?P<name>.*)`", gettext_noop("%(owner)s has no key “%(name)s”")),
    (r"The item '(?P<name>.*)' says nothing of how its points are given", gettext_noop(
        "The item “%(name)s” does not say how its points are given")),
    (r"The item '(?P<name>.*)' says (?P<ways>.*) of how its points are given", gettext_noop(
        "The item “%(name)s” says more than once how its points are given (%(ways)s)")),
    (r"There are two items '(?P<name>.*)'", gettext_noop("Two items have the id “%(name)s”")),
    (r"There are two clauses '(?P<name>.*)'", gettext_noop("Two clauses have the id “%(name)s”")),
    (r"There are two benefits '(?P<name>.*)'", gettext_noop("Two benefits have the id “%(name)s”")),
    (r"There are two questions '(?P<name>.*)'", gettext_noop("Two questions have the id “%(name)s”")),
    (r"The bands make up (?P<total>.*) of the whole", gettext_noop(
        "The shares of the grades add up to %(total)s, not to 1")),
    (r"The scores of the bands do not fall", gettext_noop("The scores of the grades do not fall")),
    (r"`(?P<name>.*)` means nothing here", gettext_noop("“%(name)s” means nothing here")),
    (r"The clause says nothing", gettext_noop("The clause says nothing")),
    (r"The clause says (?P<kinds>.*)", gettext_noop("The clause says several things at once (%(kinds)s)")),
    (r"'(?P<name>.*)' is defined by itself: (?P<circle>.*)", gettext_noop(
        "“%(name)s” is defined by itself: %(circle)s")),
    (r"The amount is computed", gettext_noop("The amount is computed, and a constant is needed")),
    (r"A bracket is not closed", gettext_noop("A bracket is not closed")),
    (r"A bracket is closed that was not opened, or nothing stands before it", gettext_noop(
        "A bracket is closed that was not opened, or nothing stands before it")),
    (r"The expression is empty", gettext_noop("The expression is empty")),
    (r"The expression ends too early", gettext_noop("The expression ends too early")),
    (r"'(?P<word>.*)' cannot stand here", gettext_noop("“%(word)s” cannot stand here")),
    (r"'(?P<word>.*)' follows '(?P<before>.*)' without a sign", gettext_noop(
        "“%(word)s” follows “%(before)s” without a sign")),
    (r"The key `(?P<name>.*)` stands there twice", gettext_noop("The key “%(name)s” stands there twice")),
    (r"Tags \(!…\) are not read", gettext_noop("Tags (!…) are not read")),
    (r"It cannot be read as YAML.*", gettext_noop("It cannot be read as YAML")),
    (r"The file is not UTF-8 text", gettext_noop("The file is not UTF-8 text")),
    (r"It nests too deeply to be read", gettext_noop("It nests too deeply to be read")),
    (r"The last line is not for all the rest", gettext_noop("The last line is not for all the rest")),
    (r"The line has no condition, and others follow it", gettext_noop(
        "The line has no condition, and others follow it")),
    (r"Grades are given by a score, and there is none", gettext_noop("Grades are given by a score, and there is none")),
    (r"The file says no `id`", gettext_noop("The file says no “id”")),
    (r"`(?P<name>.*)` is (?P<value>.*)", gettext_noop("The value of “%(name)s” is %(value)s")),
    (r"(?P<owner>The rulebook|`.*`): (?P<what>.*)", gettext_noop("%(owner)s: %(what)s")),
)  # fmt: skip
_DO = (
    (r"There are (?P<names>.*)", gettext_noop("There are %(names)s")),
    (r"Did you mean (?P<names>.*)\?", gettext_noop("Did you mean %(names)s?")),
    (r"Perhaps (?P<names>.*) is meant", gettext_noop("Perhaps %(names)s is meant")),
    (r"Take it out", gettext_noop("Take it out.")),
    (r"Add \)", gettext_noop("Add a closing bracket.")),
    (r"Put this line right", gettext_noop("Put this line right.")),
    (r"Break the circle", gettext_noop("Break the circle.")),
    (r"Write (?P<what>.*), or the unit that is meant", gettext_noop("Write %(what)s, or the unit that is meant.")),
)
_EXPECTED = (
    (r"a metric, an attribute or a `let`", gettext_noop("a metric, an attribute, or a name of its own (let)")),
    (r"an id of its own", gettext_noop("an id of its own")),
    (r"a number", gettext_noop("a number")),
    (r"a whole number", gettext_noop("a whole number")),
    (r"a list", gettext_noop("a list")),
    (r"keys and values", gettext_noop("keys and values")),
    (r"each key once", gettext_noop("each key once")),
    (r"true or false", gettext_noop("true or false")),
    (r"a date such as (?P<such>.*)", gettext_noop("a date such as %(such)s")),
    (r"a number with its unit", gettext_noop("a number with its unit")),
    (r"two numbers of one kind", gettext_noop("two numbers of one kind")),
    (r"two of one kind", gettext_noop("two of one kind")),
    (r"shares that make up 100%", gettext_noop("shares that make up 100 %%")),
    (r"the best grade first", gettext_noop("the best grade first")),
    (r"a share such as (?P<such>.*)", gettext_noop("a share such as %(such)s")),
    (r"an amount of money, such as (?P<such>.*)", gettext_noop("an amount of money, such as %(such)s")),
    (r"a constant such as (?P<such>.*), or a parameter", gettext_noop("a constant such as %(such)s, or a parameter")),
    (r"a value, a sign such as >= or the end", gettext_noop("a value, a sign such as >=, or the end")),
    (r"a value, a name or a bracket", gettext_noop("a value, a name or a bracket")),
    (r"a value or a condition", gettext_noop("a value or a condition")),
    (r"a list of catalog/lists.yaml", gettext_noop("a list of catalog/lists.yaml")),
    (r"something that is true or false, such as (?P<such>.*)", gettext_noop("a condition, such as %(such)s")),
    (r"one of: (?P<names>.*)", gettext_noop("one of %(names)s")),
)
WORDS = ("owner", "what", "value", "word", "second")
"""What is put in that is no name and no figure, but words."""
ENDS = (".", "?", "。", "？")
_PLACE = re.compile(r"(?P<file>.*?), line (?P<line>\d+)(?:, column (?P<column>\d+))?")
_OWNERS = {"The rulebook": gettext_noop("The rulebook"), "The file": gettext_noop("The file")}
_FOUND = tuple((re.compile(pattern), text) for pattern, text in _WHAT)
_REMEDIES = tuple((re.compile(pattern), text) for pattern, text in _DO)
_WANTED = tuple((re.compile(pattern), text) for pattern, text in _EXPECTED)


def sentence(fault: Fault) -> str:
    """A fault without its place."""
    bare = Fault(fault.what, "", fault.expected, fault.do)
    if words.language() == "en":
        return str(bare)
    what, remedy, wanted = _said(fault.what, _FOUND), _said(fault.do, _REMEDIES), _said(fault.expected, _WANTED)
    parts = [_("%(finding)s.") % {"finding": what.rstrip(".")}]
    if wanted:
        parts.append(_("Expected: %(what)s.") % {"what": wanted.replace("' or '", "', '")})
    if remedy:
        parts.append(remedy if remedy.endswith(ENDS) else _("%(finding)s.") % {"finding": remedy})
    return "".join(parts)


def place(where: str) -> str:
    """Where a fault is, in words: file, line and column."""
    found = _PLACE.fullmatch(where)
    if found is None:
        return where
    if found["column"]:
        return _("%(file)s, line %(line)s, column %(column)s") % found.groupdict()
    return _("%(file)s, line %(line)s") % found.groupdict()


def _said(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sentence_ in (*SENTENCES, *patterns):
        if found := pattern.fullmatch(text):
            return _(sentence_) % {name: _put_in(name, said) for name, said in found.groupdict().items()}
    return text


def _put_in(name: str, said: str) -> str:
    """What stands in a sentence: names and figures as they are, words of the library in the language of the page."""
    if name in WORDS:
        return _(_OWNERS[said]) if said in _OWNERS else _said(said, ()).strip("`")
    return _listed(said) if name == "names" else said.strip("`")


def _listed(names: str) -> str:
    return names.replace(" or ", _(" or ")).replace(", ", _(", "))
