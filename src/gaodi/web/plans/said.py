"""Faults of the library in the words of the page: known ones in its language, others as they are.

Every fault of reading a document and of the plan library is known: a test asks for each that stands in their code.

The library speaks English. What people meet on pages is listed here as a pattern and a sentence with the same names;
the sentences stand in the catalogues like all others.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

from gaodi.web.site.sayings import Sayings

_FINDINGS = (
    (
        r"(?P<who>\S+) has decided on this item since you opened it .*",
        gettext_noop("%(who)s has decided on this item since you opened it"),
    ),
    (r"Nothing has changed since version (?P<n>\d+)", gettext_noop("Nothing has changed since version %(n)s")),
    (
        r"The \w+ '[^']+' is not in the draft of this plan",
        gettext_noop("This item is no longer in the draft: somebody split, merged or rejected it"),
    ),
    (r"This decision was undone already", gettext_noop("This decision was undone already")),
    (
        r"This decision is not one on the present revision of the plan",
        gettext_noop("This decision belongs to an earlier edition of the document"),
    ),
    (r"A split needs its parts", gettext_noop("A split needs its parts")),
    (r"A merge needs the item that remains", gettext_noop("A merge needs the item that remains")),
    (r"A task needs a title", gettext_noop("A task needs a title")),
    (r"A name needs its text", gettext_noop("A name needs its text")),
    (r"A target needs its indicator", gettext_noop("A target needs its indicator")),
    (r"The value must be a finite number", gettext_noop("The value must be a finite number")),
    (
        r"'(?P<told>.*)' is not a deadline",
        gettext_noop("“%(told)s” is not a deadline: a year or month, as 2023 or 2023-06"),
    ),
    (
        r"The upper value (?P<high>\S+) is not above (?P<low>\S+)",
        gettext_noop("The upper value %(high)s is not above %(low)s"),
    ),
    (r".+ does not fit this field", gettext_noop("This does not fit the field")),
    (r"This field is missing", gettext_noop("This field is missing")),
    (r"There is no such field", gettext_noop("There is no such field")),
    (r"'(?P<plan>.*)' cannot be a plan's id", gettext_noop("“%(plan)s” cannot be the name of a plan")),
    (r"There is no plan '(?P<plan>.*)' in this workspace", gettext_noop("There is no plan “%(plan)s” any more")),
    (r"This workspace has no plan yet", gettext_noop("There is no plan yet")),
    (
        r"Plan '(?P<plan>.*)' has no version (?P<n>\S+)",
        gettext_noop("The plan “%(plan)s” has no version %(n)s"),
    ),
    (
        r"Plan '(?P<plan>.*)' has no revision (?P<n>\S+)",
        gettext_noop("The plan “%(plan)s” has no revision %(n)s"),
    ),
    (
        r"This plan is published as version (?P<n>\d+), which others have read: it cannot be withdrawn",
        gettext_noop("This plan is published as version %(n)s, which others have read: it cannot be withdrawn"),
    ),
    (
        r"(?P<who>.+) has background work on this plan under way",
        gettext_noop("%(who)s has background work on this plan under way"),
    ),
    (r"A range needs its upper value", gettext_noop("A range needs its upper value")),
    (r"The place in the text is empty", gettext_noop("The place in the text is empty")),
    (r"The file is empty", gettext_noop("The file is empty")),
    (r"This is an old Word document \(\.doc\)", gettext_noop("This is an old Word document (.doc)")),
    (r"This is an old Office or WPS document", gettext_noop("This is an old Office or WPS document")),
    (r"This is a picture", gettext_noop("This is a picture")),
    (r"This is an Excel workbook", gettext_noop("This is an Excel workbook")),
    (r"This is a presentation", gettext_noop("This is a presentation")),
    (r"This is an OFD document", gettext_noop("This is an OFD document")),
    (r"This is an OpenDocument file", gettext_noop("This is an OpenDocument file")),
    (r"This is an RTF document", gettext_noop("This is an RTF document")),
    (r"This is a web page", gettext_noop("This is a web page")),
    (r"This is an? (?P<kind>RAR|7z|gzip|ZIP) archive", gettext_noop("This is a %(kind)s archive")),
    (r"This is an? (program|database|Parquet table)", gettext_noop("This is not a document")),
    (r"A file ending in '(?P<end>.+)' is not read", gettext_noop("A file ending in “%(end)s” is not read")),
    (r"A file without an ending is not read", gettext_noop("A file without an ending is not read")),
    (r"There is no such file", gettext_noop("There is no such file")),
    (r"This is not a file", gettext_noop("This is not a file")),
    (
        r"The name says (?P<told>.+), the content is (?P<found>.+)",
        gettext_noop("The ending and the content do not agree"),
    ),
    (
        r"The file has (?P<size>\d+) MB, more than the (?P<limit>\d+) MB that are read",
        gettext_noop("The file has %(size)s MB, more than the %(limit)s MB that are taken"),
    ),
    (r"The archive is damaged .*", gettext_noop("The file is damaged")),
    (r"The (part .+|Word document|PDF) is damaged.*", gettext_noop("The file is damaged")),
    (r"The PDF cannot be read", gettext_noop("The PDF cannot be read")),
    (r"The PDF has no pages", gettext_noop("The PDF has no pages")),
    (r"The PDF is nested too deeply to be read", gettext_noop("The PDF is nested too deeply to be read")),
    (r"The document has (?P<n>\d+) parts", gettext_noop("The document has %(n)s parts, more than any plan")),
    (
        r"Two parts of the document have the same name",
        gettext_noop("Two parts of the document have the same name"),
    ),
    (r"The (document|PDF) is protected by a password", gettext_noop("The document is protected by a password")),
    (
        r"The document would unpack from (?P<packed>[\d.]+) MB to (?P<size>\d+) MB",
        gettext_noop("The document would unpack from %(packed)s MB to %(size)s MB, which no document does"),
    ),
    (
        r"A part of the document is named .*",
        gettext_noop("A part of the document has a name that leads out of its folder"),
    ),
    (r"The part .* declares a document type.*", gettext_noop("The document holds what Word never writes")),
    (r"There is no text in this .* file", gettext_noop("There is no text in this file")),
    (
        r"The PDF has (?P<n>\d+) pages? and no text: it was scanned",
        gettext_noop("The PDF is a scan of %(n)s pages without text"),
    ),
    (
        r"The fonts of this PDF do not say.*",
        gettext_noop("The text of this PDF cannot be read: its fonts are incomplete"),
    ),
    (r"There are control characters .*", gettext_noop("This is not plain text: it has control characters")),
    (
        r"This file is not plain text, or it is UTF-16 without its byte order mark",
        gettext_noop("This file is not plain text, or it is UTF-16 without its byte order mark"),
    ),
    (
        r"The text is UTF-8, but byte (?P<n>\d+) \((?P<byte>\w+)\) does not belong there",
        gettext_noop("The text is UTF-8, but byte %(n)s (%(byte)s) does not belong there"),
    ),
    (r"This file is not text of a known encoding", gettext_noop("This file is not text of a known encoding")),
    (r"The second opinion is switched off", gettext_noop("The second opinion is switched off")),
    (
        r"(?P<who>.+) is asking for a second opinion on this plan already",
        gettext_noop("%(who)s is asking for a second opinion on this plan already"),
    ),
    (
        r"The text of this plan is not here, only its items are",
        gettext_noop("The text of this plan is not here, only its items are"),
    ),
    (
        r"The environment variable (?P<name>\w+) is not set",
        gettext_noop("The environment variable %(name)s is not set"),
    ),
    (
        r"The environment variable (?P<name>\w+) holds signs that no key has",
        gettext_noop("The environment variable %(name)s holds signs that no key has"),
    ),
    (
        r"(?P<host>\S+) did not answer within (?P<n>[\d.]+) seconds",
        gettext_noop("%(host)s did not answer within %(n)s seconds"),
    ),
    (r"(?P<host>\S+) cannot be reached \((?P<why>.+)\)", gettext_noop("%(host)s cannot be reached (%(why)s)")),
    (
        r"(?P<host>\S+) sends on to (?P<other>.+), where nothing is sent",
        gettext_noop("%(host)s sends on to %(other)s, where nothing is sent"),
    ),
    (
        r"(?P<host>\S+) answered with HTTP status (?P<code>\d+) \((?P<name>.+)\)",
        gettext_noop("%(host)s answered with HTTP status %(code)s (%(name)s)"),
    ),
    (
        r"(?P<host>\S+) answered with more than (?P<n>\d+) MB",
        gettext_noop("%(host)s answered with more than %(n)s MB"),
    ),
    (
        r"(?P<host>\S+) answered with something that is not JSON",
        gettext_noop("%(host)s answered with something that is not JSON"),
    ),
    (
        r"(?P<host>\S+) answered with JSON that is no answer of a chat",
        gettext_noop("%(host)s answered with JSON that is no answer of a chat"),
    ),
    (
        r"What (?P<model>.+) answered is not the JSON that was asked for",
        gettext_noop("What %(model)s answered is not the JSON that was asked for"),
    ),
)
_REMEDIES = (
    gettext_noop("Look at it again, then decide"),
    gettext_noop("Add one: `gaodi plan add FILE`"),
    gettext_noop("Upload a newer edition, or correct the draft and publish it"),
    gettext_noop("Wait until it has ended, or have it cancelled"),
    gettext_noop("Check the name and the folder"),
    gettext_noop("Name one document"),
    gettext_noop("Print it to PDF anew"),
    gettext_noop("Reload the page"),
    gettext_noop("Reload it"),
    gettext_noop("Select the words in the text"),
    gettext_noop("Send it again"),
    gettext_noop("Send the file again"),
    gettext_noop("Open it in Word or WPS and save it as .docx"),
    gettext_noop("Open it in Word or WPS, save it anew and send it again"),
    gettext_noop("Give the document that was scanned, or its text"),
    gettext_noop("Unpack it and give the document inside"),
    gettext_noop("Give the plan's document"),
    gettext_noop("Give the plan's document; figures are loaded as returns"),
    gettext_noop("Open it in its reader and save it as PDF with text, or ask for the .docx"),
    gettext_noop("Open it in WPS or LibreOffice and save it as .docx"),
    gettext_noop("Copy its text into a .txt file, without menus and footers"),
    gettext_noop("Check that this is the right file, and give it its right ending"),
    gettext_noop("Leave out the pictures, or raise the limit"),
    gettext_noop("Save it without a password"),
    gettext_noop("Save it anew in Word"),
    gettext_noop("Do not open it; ask the sender for the document itself"),
    gettext_noop("Ask for the .docx, or have the text recognised first"),
    gettext_noop("Ask for the .docx, or print it to PDF anew"),
    gettext_noop("Save it as UTF-8 text"),
    gettext_noop("The file is damaged or cut off: send it again"),
    gettext_noop("Write an address and a model under `second_opinion` in gaodi.yaml; see docs/second-opinion.md"),
    gettext_noop("Wait until it is there"),
    gettext_noop("Upload its document"),
    gettext_noop("Set it to the key where the server or the command runs, and start that again"),
    gettext_noop("Set it anew"),
    gettext_noop("Take another model"),
    gettext_noop("Ask again, or raise `second_opinion.timeout` in gaodi.yaml"),
    gettext_noop("Ask again, or name another model in gaodi.yaml"),
    gettext_noop("Ask again later"),
    gettext_noop("Check `second_opinion.address` in gaodi.yaml, and that the server there runs"),
    gettext_noop("Check address and model under `second_opinion` in gaodi.yaml"),
    gettext_noop("Check the key in the environment variable that gaodi.yaml names"),
    gettext_noop("Check that the address is that of an OpenAI-compatible interface; most end in /v1"),
    gettext_noop("Write the final address into gaodi.yaml"),
)
_SAYINGS = Sayings(_FINDINGS, _REMEDIES, lines=True)
sentence, words = _SAYINGS.sentence, _SAYINGS.words
