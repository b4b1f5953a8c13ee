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
