"""An upload that is far too large, sent to the server as it runs: answered before it has been sent."""

import json
import socket

import pytest

MEGABYTE = 1024 * 1024


def announce(site, path, size, language):
    """The status and body of the answer to a request that says it has `size` bytes and sends a few of them."""
    head = (
        f"POST {path} HTTP/1.1\r\nHost: 127.0.0.1:{site.port}\r\nCookie: django_language={language}\r\n"
        f"Content-Type: multipart/form-data; boundary=edge\r\nContent-Length: {size}\r\n\r\n"
    )
    with socket.create_connection(("127.0.0.1", site.port), timeout=60) as connection:
        connection.sendall(head.encode() + b"--edge\r\n")
        answer = connection.makefile("rb")
        status = int(answer.readline().split()[1])
        headers = dict(line.decode().lower().rstrip().split(": ", 1) for line in iter(answer.readline, b"\r\n"))
        return status, answer.read(int(headers["content-length"])).decode()


@pytest.mark.parametrize(
    ("language", "said"), [("zh-CN", "单个文件不得超过 50 MB"), ("en", "At most 50 MB are accepted")]
)
def test_200_mb_are_refused_with_a_sentence_before_they_are_read(site, language, said):
    status, page = announce(site, "/plan/upload/", 200 * MEGABYTE, language)
    assert status == 413
    assert said in page
    status, answer = announce(site, "/api/plans", 200 * MEGABYTE, language)
    assert status == 413
    assert said in json.loads(answer)["detail"]
