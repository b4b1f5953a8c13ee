"""What the library finds wrong in a rulebook, in the language of the page: the finding, what was expected, what to do.

In English the library's own sentences stand; a finding that is not known here stays as it is.
"""

from __future__ import annotations

import re

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from gaodi.errors import Fault
from gaodi.web.rulebooks import words
from gaodi.web.rulebooks.remedies import DO, EXPECTED, STATES, TYPES
from gaodi.web.rulebooks.sentences import WHAT

_PLACE = re.compile(r"(?P<file>.*?), line (?P<line>\d+)(?:, column (?P<column>\d+))?")
_OWNERS = {"The rulebook": gettext_noop("The rulebook"), "The file": gettext_noop("The text")}
_FOUND = tuple((re.compile(pattern), text) for pattern, text in WHAT)
_REMEDIES = tuple((re.compile(pattern), text) for pattern, text in DO)
_WANTED = tuple((re.compile(pattern), text) for pattern, text in EXPECTED)
_KINDS = tuple((re.compile(pattern), text) for pattern, text in TYPES)


def sentence(fault: Fault) -> str:
    """A fault without its place."""
    bare = Fault(fault.what, "", fault.expected, fault.do)
    if words.language() == "en":
        return str(bare)
    what, remedy, wanted = _said(fault.what, _FOUND), _said(fault.do, _REMEDIES), _said(fault.expected, _WANTED)
    parts = [_("%(finding)s.") % {"finding": what.rstrip(".")}]
    if wanted:
        parts.append(_("Expected: %(what)s.") % {"what": wanted.replace("' or '", "', '")})
    return "".join([*parts, remedy])


def place(where: str) -> str:
    """Where a fault is, in words: file, line and column."""
    found = _PLACE.fullmatch(where)
    if found is None:
        return where
    if found["column"]:
        return _("%(file)s, line %(line)s, column %(column)s") % found.groupdict()
    return _("%(file)s, line %(line)s") % found.groupdict()


def _said(text: str, patterns: tuple[tuple[re.Pattern[str], str], ...]) -> str:
    for pattern, sentence_ in patterns:
        if found := pattern.fullmatch(text):
            return _(sentence_) % {name: _part(name, said) for name, said in found.groupdict().items()}
    return text


def _part(name: str, said: str) -> str:
    """A part of a sentence that has words of its own."""
    if name.endswith("type"):
        return _said(said, _KINDS)
    if name == "state":
        return str(STATES.get(said, said))
    if name == "names":
        return said.replace(" or ", _(" or "))
    return _(_OWNERS[said]) if said in _OWNERS else said.strip("`")
