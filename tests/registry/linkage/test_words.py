"""Everything that can be said of a candidate has words in both languages."""

from __future__ import annotations

from gaodi.registry.linkage import words
from gaodi.registry.linkage.comparisons import COMPARISONS
from gaodi.registry.linkage.tables import Decision, Reason


def test_every_level_decision_and_reason_has_words() -> None:
    levels = {(one.id, level.id) for one in COMPARISONS for level in one.levels}
    assert set(words.LEVELS) == levels
    assert set(words.COMPARED) == {one.id for one in COMPARISONS}
    assert set(words.DECISIONS) == set(Decision)
    assert set(words.REASONS) == set(Reason)


def test_words_are_said_in_the_language_that_is_asked_for() -> None:
    assert words.decision("linked") == "已对应"
    assert words.decision("linked", "en") == "linked"
    assert words.reason("close", "en-GB") == "two candidates are nearly alike"
    assert words.reason(None) == ""
    assert words.candidates(None) == ()
