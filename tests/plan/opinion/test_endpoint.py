"""Asking the endpoint: over the loopback, with everything that can go wrong said in a sentence."""

from __future__ import annotations

import json
import logging
import time

import pytest

from gaodi.errors import GaodiError
from gaodi.plan.opinion import endpoint
from gaodi.workspace import SecondOpinion
from plan.opinion.chats import KEY, KEY_VARIABLE, Chat


def settings(chat, **more):
    return SecondOpinion(**{"address": chat.address, "model": "modell-1", "timeout": 10} | more)


def refused(chat, **more):
    with pytest.raises(GaodiError) as caught:
        endpoint.chat(settings(chat, **more), "system", "user")
    return str(caught.value)


def test_the_question_is_one_of_chat_completions_at_temperature_zero(chat):
    chat.answer = "好"
    assert endpoint.chat(settings(chat), "找目标", "文本") == "好"
    (asked,) = chat.asked
    assert chat.paths == ["/v1/chat/completions"]
    assert (asked["model"], asked["temperature"]) == ("modell-1", 0)
    assert [(m["role"], m["content"]) for m in asked["messages"]] == [("system", "找目标"), ("user", "文本")]


def test_the_key_is_sent_as_bearer_and_never_logged(chat, monkeypatch, caplog, capfd):
    monkeypatch.setenv(KEY_VARIABLE, KEY)
    caplog.set_level(logging.DEBUG)
    endpoint.chat(settings(chat, key_variable=KEY_VARIABLE), "system", "user")
    assert chat.sent[0]["Authorization"] == f"Bearer {KEY}"
    chat.status, chat.body = 401, f"wrong key {KEY}".encode()
    assert KEY not in refused(chat, key_variable=KEY_VARIABLE)
    assert KEY not in caplog.text + "".join(capfd.readouterr())


def test_without_a_key_variable_no_key_is_sent(chat):
    endpoint.chat(settings(chat), "system", "user")
    assert "Authorization" not in chat.sent[0]


def test_a_key_variable_that_is_not_set_is_said_before_anything_is_sent(chat, monkeypatch):
    monkeypatch.delenv(KEY_VARIABLE, raising=False)
    assert f"{KEY_VARIABLE} is not set" in refused(chat, key_variable=KEY_VARIABLE)
    assert chat.asked == []


def test_a_key_that_cannot_be_one_is_said_without_being_shown(chat, monkeypatch):
    monkeypatch.setenv(KEY_VARIABLE, "two\nlines")
    assert "lines" not in refused(chat, key_variable=KEY_VARIABLE).replace(KEY_VARIABLE, "")
    assert chat.asked == []


def test_an_address_where_nobody_listens_is_said():
    gone = Chat()
    with gone.served():
        pass
    assert f"{gone.host} cannot be reached" in refused(gone)


def test_a_slow_server_is_given_up_in_time(chat):
    chat.pause = 1.5
    assert "did not answer within 0.2 seconds" in refused(chat, timeout=0.2)


def test_a_server_that_sends_a_little_now_and_then_is_late_too(chat):
    chat.pause, chat.drops = 0.15, 50
    began = time.monotonic()
    assert "did not answer within 0.4 seconds" in refused(chat, timeout=0.4)
    assert time.monotonic() - began < 3


@pytest.mark.parametrize(
    ("status", "words", "remedy"),
    [
        (500, "HTTP status 500 (Internal Server Error)", "later"), (429, "Too Many Requests", "later"),
        (401, "Unauthorized", "key"), (404, "Not Found", "address and model"), (599, "599 (unknown)", "later"),
    ],
)  # fmt: skip
def test_an_error_by_http_is_said_with_its_number(chat, status, words, remedy):
    chat.status = status
    sentence = refused(chat)
    assert words in sentence
    assert remedy in sentence


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_a_redirect_is_refused_and_not_followed(chat, status):
    with Chat().served() as other:
        chat.status, chat.headers = status, {"Location": f"http://localhost:{other.port}/v1/chat/completions"}
        assert "sends on to localhost, where nothing is sent" in refused(chat)
        assert other.asked == []


def test_a_proxy_of_the_environment_is_not_asked(chat, monkeypatch):
    with Chat().served() as proxy:
        for name in ("http_proxy", "HTTP_PROXY", "all_proxy"):
            monkeypatch.setenv(name, f"http://{proxy.host}")
        monkeypatch.delenv("no_proxy", raising=False)
        endpoint.chat(settings(chat), "system", "user")
        assert (len(chat.asked), proxy.asked) == (1, [])


@pytest.mark.parametrize("body", [b"", b"<html>", b"\xff\xfe", b"[" * 100_000])
def test_an_answer_that_is_not_json_is_said(chat, body):
    chat.body = body
    assert "something that is not JSON" in refused(chat)


@pytest.mark.parametrize(
    "body", [{}, [], {"choices": []}, {"choices": [{"message": {"content": None}}]}, {"error": "no such model"}, None]
)
def test_json_that_is_no_answer_of_a_chat_is_said(chat, body):
    chat.body = json.dumps(body).encode()
    assert "no answer of a chat" in refused(chat)


def test_an_endless_answer_is_cut_off(chat):
    chat.body = b" " * (endpoint.LARGEST + 1)
    assert "more than 1 MB" in refused(chat)
