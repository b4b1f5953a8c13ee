"""Every sentence that a page shows has its Chinese."""

from gaodi.web import messages


def test_every_sentence_has_chinese():
    assert [f"{place}: {sentence.text}" for sentence, place in messages.missing().items()] == []


def test_sentences_are_found_in_code_and_in_templates():
    texts = {sentence.text for sentence in messages.found()}
    assert "Your role does not allow this: %(action)s." in texts
    assert "Skip to the content" in texts


def test_placeholders_survive_translation():
    from babel.messages.pofile import read_po

    for path in messages.WEB.rglob("locale/zh_Hans/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                assert not list(message.check()), message.id


def test_a_sentence_is_the_same_in_every_catalogue():
    from babel.messages.pofile import read_po

    said: dict[tuple[object, object], set[object]] = {}
    for path in messages.WEB.rglob("locale/zh_Hans/LC_MESSAGES/django.po"):
        with path.open("rb") as file:
            for message in read_po(file):
                if message.id:
                    said.setdefault((message.id, message.context), set()).add(message.string)
    assert {key: words for key, words in said.items() if len(words) > 1} == {}
