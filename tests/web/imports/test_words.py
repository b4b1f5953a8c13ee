"""The words of imports: every kind of fault is named, and what the library refuses is said in Chinese."""

from __future__ import annotations

import re

import pytest
from django.utils import translation

from gaodi.errors import Fault, GaodiError
from gaodi.registry import forms
from gaodi.registry.forms import layouts
from gaodi.registry.forms.matching import How
from gaodi.registry.forms.messages import TEMPLATES
from gaodi.registry.forms.model import Type
from gaodi.web.definitions.words import CELLS
from gaodi.web.imports import outside, said, words

ENGLISH = re.compile(r"[a-z]{2,} [a-z]{2,}")


def test_every_kind_of_fault_and_every_kind_of_cell_has_its_name():
    assert set(words.KINDS) == {*TEMPLATES, outside.CODE}
    assert set(words.HOW) == set(How)
    assert set(CELLS) == set(Type)


def refusals(ws):
    """What the library refuses when it is asked for what cannot be."""
    annual = forms.load(ws)["annual-enterprise"]
    head = ["代码", "收入"]
    yield lambda: forms.check_file(ws, annual, "x.xlsx")
    yield lambda: forms.check_file(ws, annual, "x.xlsx", period="2025-03")
    yield lambda: forms.check_file(ws, annual, "x.xlsx", period="2025", source="nobody")
    yield lambda: forms.check_file(ws, "enterprise-register", "x.xlsx", period="2025")
    yield lambda: forms.unload(ws, 99, user="a", reason="b")
    yield lambda: forms.original(ws, 99)
    yield lambda: forms.load(ws)["nothing"]
    yield lambda: layouts.remember(ws, annual, head, {0: "uscc", 1: "uscc"}, user="a")
    yield lambda: layouts.remember(ws, annual, head, {0: "nothing"}, user="a")
    yield lambda: layouts.remember(ws, annual, head, {9: "uscc"}, user="a")
    yield lambda: layouts.remember(ws, annual, head, {1: "revenue"}, units={1: "xyz"}, user="a")
    yield lambda: layouts.remember(ws, annual, head, {1: "revenue"}, units={1: "亩"}, user="a")


def test_what_the_library_refuses_is_said_in_chinese(ws):
    for refuse in refusals(ws):
        with pytest.raises(GaodiError) as refused, translation.override("zh-hans"):
            refuse()
        with translation.override("zh-hans"):
            words_ = said.words(refused.value)
        assert words_.endswith("。"), words_
        assert not ENGLISH.search(words_), words_


def test_a_fault_that_is_not_known_is_shown_as_it_is():
    assert said.sentence(Fault("Something new", do="Do this")) == "Something new. Do this."
