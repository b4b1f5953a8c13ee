"""The sentences that pages show, found in code and templates, against the catalogues that translate them.

`python -m gaodi.web.messages` lists what has no Chinese yet, ready to be pasted into a catalogue. Catalogues are
`locale/zh_Hans/LC_MESSAGES/django.po` of the site and of each app; sentences in code are English.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from babel.messages.extract import DEFAULT_KEYWORDS, extract
from babel.messages.pofile import read_po

WEB = Path(__file__).resolve().parent
KEYWORDS = {
    **DEFAULT_KEYWORDS,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext_lazy": (1, 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext_lazy": ((1, "c"), 2, 3),
}


@dataclass(frozen=True, slots=True, order=True)
class Sentence:
    """One sentence as it stands in code; `plural` and `context` where it has them."""

    text: str
    plural: str = ""
    context: str = ""


def found() -> dict[Sentence, str]:
    """Every sentence of the site, with the first place it stands in."""
    places: dict[Sentence, str] = {}
    for path in sorted([*WEB.rglob("*.py"), *WEB.rglob("*.html"), *WEB.rglob("*.txt")]):
        if "static" in path.parts or "migrations" in path.parts:
            continue
        for line, sentence in _of_file(path):
            places.setdefault(sentence, f"{path.relative_to(WEB)}:{line}")
    return places


def _of_file(path: Path) -> Iterator[tuple[int, Sentence]]:
    source = path.read_text()
    if path.suffix != ".py":
        source = _as_python(source)
    for line, texts, _comments, context in extract("python", io.BytesIO(source.encode()), KEYWORDS):
        text, plural = texts if isinstance(texts, tuple) else (texts, "")
        if text:
            yield line, Sentence(text, plural or "", context or "")


def _as_python(template: str) -> str:
    """A template as Python in which only its sentences are left, by Django's own reader for xgettext."""
    from django.utils.translation.template import templatize

    return "\n".join(line.strip() for line in templatize(template).splitlines())


def translated() -> set[Sentence]:
    """Every sentence that some catalogue has in Chinese."""
    done = set()
    for path in WEB.rglob("locale/zh_Hans/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                ids = message.id if isinstance(message.id, tuple) else (message.id, "")
                words = message.string if isinstance(message.string, tuple) else (message.string,)
                if ids[0] and all(words) and not message.fuzzy:
                    done.add(Sentence(ids[0], ids[1], message.context or ""))
    return done


def missing() -> dict[Sentence, str]:
    """The sentences without Chinese, with their places."""
    done = translated()
    return {sentence: place for sentence, place in found().items() if sentence not in done}


def entry(sentence: Sentence, place: str) -> str:
    """An empty entry of a catalogue."""
    lines = [f"#: {place}"]
    if sentence.context:
        lines.append(f"msgctxt {_quoted(sentence.context)}")
    lines.append(f"msgid {_quoted(sentence.text)}")
    lines += [f"msgid_plural {_quoted(sentence.plural)}", 'msgstr[0] ""'] if sentence.plural else ['msgstr ""']
    return "\n".join(lines)


def _quoted(text: str) -> str:
    escaped = text.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    return f'"{escaped}"'


if __name__ == "__main__":
    for sentence, place in missing().items():
        print(entry(sentence, place), end="\n\n")  # noqa: T201
