"""What the library says in English, in the language of the page: findings that are known by a pattern, and what to do.

    SAYINGS = Sayings(
        ((r"There is no source '(?P<key>.*)'", gettext_noop("There is no source “%(key)s”")),),
        (gettext_noop("Define it in sources.yaml, or name one that is"),),
    )
    SAYINGS.words(error)

Each app lists what its people meet; the sentences stand in the catalogues like all others.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from gaodi.errors import Fault, GaodiError

_LINE = re.compile(r", line (\d+)$")


class Sayings:
    """Patterns of findings with the sentence for each, which has the names of the pattern; and remedies as they are.

    lines: whether the line that a fault names is said; the name of the file stands on the page already.
    """

    def __init__(
        self, findings: Iterable[tuple[str, str]], remedies: Iterable[str] = (), *, lines: bool = False
    ) -> None:
        self._findings = tuple((re.compile(pattern), words) for pattern, words in findings)
        self._remedies = frozenset(remedies)
        self._lines = lines

    def sentence(self, fault: Fault) -> str:
        """What was found, then what to do. A fault that is not known here stays as it is."""
        for pattern, words in self._findings:
            if found := pattern.fullmatch(fault.what):
                finding = self._placed(_(words) % found.groupdict(), fault.where)
                if fault.do not in self._remedies:
                    return _("%(finding)s.") % {"finding": finding}
                return _("%(finding)s. %(remedy)s.") % {"finding": finding, "remedy": _(fault.do)}
        return str(fault)

    def words(self, error: GaodiError) -> str:
        """All faults of an error."""
        return " ".join(self.sentence(fault) for fault in error.faults)

    def _placed(self, finding: str, where: str) -> str:
        line = _LINE.search(where) if self._lines else None
        return _("Line %(n)s: %(finding)s") % {"n": line[1], "finding": finding} if line else finding
