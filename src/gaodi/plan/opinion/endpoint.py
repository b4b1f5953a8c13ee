"""Asks an OpenAI-compatible endpoint: one request, one answer, and a sentence for everything that can go wrong.

The request goes to the address of the settings and nowhere else: no proxy of the environment, no redirect. The key is
read from its environment variable when it is needed, and is neither kept nor said.
"""

from __future__ import annotations

import json
import os
import time
from collections.abc import Iterator
from http import HTTPStatus
from http.client import HTTPException, HTTPResponse
from urllib import request
from urllib.error import HTTPError, URLError
from urllib.parse import urlsplit

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from gaodi.errors import Fault, GaodiError
from gaodi.workspace import SecondOpinion

LARGEST = 1024 * 1024
_PART = 64 * 1024
_ANEW = "Ask again later"


class _Message(BaseModel):
    content: str


class _Choice(BaseModel):
    message: _Message


class _Answer(BaseModel):
    """What of an answer of `/chat/completions` is read."""

    model_config = ConfigDict(extra="ignore")

    choices: list[_Choice] = Field(min_length=1)


def chat(settings: SecondOpinion, system: str, user: str) -> str:
    """The words of the model's answer. Raises GaodiError: unreachable, timeout, an error by HTTP, no chat answer."""
    return _words(settings, _sent(settings, _request(settings, system, user)))


def _request(settings: SecondOpinion, system: str, user: str) -> request.Request:
    messages = [{"role": "system", "content": system}, {"role": "user", "content": user}]
    asked = {"model": settings.model, "messages": messages, "temperature": 0, "stream": False}
    headers = {"Content-Type": "application/json", "Accept": "application/json", "User-Agent": "gaodi"}
    if key := key_of(settings):
        headers["Authorization"] = f"Bearer {key}"
    body = json.dumps(asked, ensure_ascii=False).encode()
    return request.Request(settings.endpoint, body, headers, method="POST")  # noqa: S310 - the settings take http only


def key_of(settings: SecondOpinion) -> str:
    """The key, or nothing where the endpoint needs none. Raises GaodiError where its variable is not set."""
    name = settings.key_variable
    key = os.environ.get(name, "").strip() if name else ""
    if name and not key:
        do = "Set it to the key where the server or the command runs, and start that again"
        raise GaodiError(Fault(f"The environment variable {name} is not set", do=do))
    if not all("!" <= sign <= "~" for sign in key):
        raise GaodiError(Fault(f"The environment variable {name} holds signs that no key has", do="Set it anew"))
    return key


def _opener() -> request.OpenerDirector:
    """Speaks http and https, and knows neither proxies nor redirects."""
    opener = request.OpenerDirector()
    for handler in (
        request.HTTPHandler(), request.HTTPSHandler(), request.HTTPDefaultErrorHandler(), request.HTTPErrorProcessor(),
    ):  # fmt: skip
        opener.add_handler(handler)
    return opener


def _sent(settings: SecondOpinion, asked: request.Request) -> bytes:
    """The body of the answer."""
    late = time.monotonic() + settings.timeout
    try:
        with _opener().open(asked, timeout=settings.timeout) as answer:
            return b"".join(_read(answer, settings, late))
    except HTTPError as error:
        with error:
            raise GaodiError(_refusal(settings, error.code, error.headers.get("Location", ""))) from None
    except TimeoutError:
        raise GaodiError(_silence(settings)) from None
    except URLError as error:
        if isinstance(error.reason, TimeoutError):
            raise GaodiError(_silence(settings)) from None
        raise GaodiError(_unreachable(settings, error.reason)) from None
    except (OSError, HTTPException) as error:
        raise GaodiError(_unreachable(settings, error)) from None


def _read(answer: HTTPResponse, settings: SecondOpinion, late: float) -> Iterator[bytes]:
    """The body part by part: a server that sends a little now and then is late too."""
    size = 0
    while part := answer.read1(_PART):
        size += len(part)
        if size > LARGEST:
            what = f"{settings.host} answered with more than {LARGEST // 1024 // 1024} MB"
            raise GaodiError(Fault(what, do="Take another model"))
        if time.monotonic() > late:
            raise TimeoutError
        yield part


def _silence(settings: SecondOpinion) -> Fault:
    what = f"{settings.host} did not answer within {settings.timeout:g} seconds"
    return Fault(what, do="Ask again, or raise `second_opinion.timeout` in gaodi.yaml")


def _unreachable(settings: SecondOpinion, why: object) -> Fault:
    reason = why.strerror if isinstance(why, OSError) and why.strerror else type(why).__name__
    what = f"{settings.host} cannot be reached ({reason})"
    return Fault(what, do="Check `second_opinion.address` in gaodi.yaml, and that the server there runs")


def _refusal(settings: SecondOpinion, code: int, location: str) -> Fault:
    """What is said of an answer that is none. Its text is not repeated: it may hold the key."""
    if 300 <= code < 400:
        elsewhere = urlsplit(location).hostname or "another address"
        what = f"{settings.host} sends on to {elsewhere}, where nothing is sent"
        return Fault(what, do="Write the final address into gaodi.yaml")
    named = {status.value: status.phrase for status in HTTPStatus}.get(code, "unknown")
    return Fault(f"{settings.host} answered with HTTP status {code} ({named})", do=_remedy(code))


def _remedy(code: int) -> str:
    if code in (401, 403):
        return "Check the key in the environment variable that gaodi.yaml names"
    return _ANEW if code == 429 or code >= 500 else "Check address and model under `second_opinion` in gaodi.yaml"


def _words(settings: SecondOpinion, body: bytes) -> str:
    """What the model said."""
    do = "Check that the address is that of an OpenAI-compatible interface; most end in /v1"
    try:
        return _Answer.model_validate(json.loads(body)).choices[0].message.content
    except ValidationError:
        raise GaodiError(Fault(f"{settings.host} answered with JSON that is no answer of a chat", do=do)) from None
    except (ValueError, RecursionError):
        raise GaodiError(Fault(f"{settings.host} answered with something that is not JSON", do=do)) from None
