"""A server on this machine that speaks the protocol of chat completions: a thread that answers what it was told."""

from __future__ import annotations

import json
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

KEY_VARIABLE, KEY = "GAODI_TEST_KEY", "a-secret-of-the-test"
OUTPUT = {
    "indicator": "工业总产值", "comparator": "=", "value": 500, "value_max": None, "unit": "亿元", "deadline": "2023",
    "kind": "level", "scope": None, "quote": "工业总产值达到500亿元",
}  # fmt: skip
CHAMPIONS = OUTPUT | {"indicator": "单项冠军", "value": 5, "unit": "家", "kind": "increment", "quote": "单项冠军5家"}


def said(*targets: Any) -> str:
    """What a model that keeps to the rules says."""
    return json.dumps({"targets": list(targets)}, ensure_ascii=False)


@dataclass
class Chat:
    """The server: `answer` is the words of the model, or a function of the text it was asked about."""

    answer: str | Callable[[str], str] = field(default_factory=lambda: said(OUTPUT))
    status: int = 200
    body: bytes | None = None
    headers: dict[str, str] = field(default_factory=dict)
    pause: float = 0.0
    drops: int = 1
    asked: list[dict[str, Any]] = field(default_factory=list)
    sent: list[dict[str, str]] = field(default_factory=list)
    paths: list[str] = field(default_factory=list)
    port: int = 0

    @property
    def host(self) -> str:
        return f"127.0.0.1:{self.port}"

    @property
    def address(self) -> str:
        return f"http://{self.host}/v1"

    def words(self, asked: dict[str, Any]) -> bytes:
        if self.body is not None:
            return self.body
        content = self.answer(asked["messages"][-1]["content"]) if callable(self.answer) else self.answer
        choices = [{"index": 0, "message": {"role": "assistant", "content": content}, "finish_reason": "stop"}]
        return json.dumps({"object": "chat.completion", "choices": choices}).encode()

    @contextmanager
    def served(self) -> Iterator[Chat]:
        """While it answers."""
        with ThreadingHTTPServer(("127.0.0.1", self.port), _handler(self)) as server:
            server.daemon_threads = True
            self.port = server.server_address[1]
            threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True).start()
            yield self
            server.shutdown()


def _handler(chat: Chat) -> type[BaseHTTPRequestHandler]:
    class Handler(BaseHTTPRequestHandler):
        def do_POST(self) -> None:
            asked = json.loads(self.rfile.read(int(self.headers["Content-Length"])))
            chat.asked.append(asked)
            chat.sent.append(dict(self.headers))
            chat.paths.append(self.path)
            body = chat.words(asked)
            self.send_response(chat.status)
            for name, value in chat.headers.items():
                self.send_header(name, value)
            self.send_header("Content-Length", str(len(body)))
            self.end_headers()
            size = max(1, -(-len(body) // chat.drops))
            try:
                for at in range(0, len(body), size):
                    time.sleep(chat.pause)
                    self.wfile.write(body[at : at + size])
            except (BrokenPipeError, ConnectionResetError):
                pass  # who asked has gone

        def log_message(self, *words: Any) -> None:
            """Nothing is printed."""

    return Handler


def switch_on(workspace: Path, address: str, key_variable: str = "", timeout: float = 20.0) -> None:
    """Name the endpoint in the settings of a workspace."""
    file = workspace / "gaodi.yaml"
    before, _, _ = file.read_text("utf-8").partition("second_opinion:")
    section = {"address": address, "model": "modell-1", "key_variable": key_variable, "timeout": timeout}
    file.write_text(f"{before}second_opinion: {json.dumps(section)}\n", "utf-8")
