"""What the library finds wrong in a rulebook, and what pages say in its place: pattern and text with its names.

The first that fits counts.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop

WHAT = (
    (r"There is no '(?P<name>.*)'", gettext_noop("There is no metric, attribute or own name “%(name)s”")),
    (r"There is no function '(?P<name>.*)'", gettext_noop("There is no function “%(name)s”")),
    (r"There is no unit '(?P<name>.*)'", gettext_noop("There is no unit “%(name)s”")),
    (r"There is no list '(?P<name>.*)'", gettext_noop("There is no named list “%(name)s”")),
    (r"There is no grade '(?P<name>.*)'", gettext_noop("There is no grade “%(name)s”")),
    (r"There is no rulebook '(?P<name>.*)' to extend", gettext_noop("There is no rulebook “%(name)s” to build on")),
    (r"(?P<name>\w+)\(\) lacks `(?P<parameter>.*)`: .*", gettext_noop("%(name)s() lacks “%(parameter)s”")),
    (r"(?P<owner>.*) lacks `(?P<name>.*)`", gettext_noop("%(owner)s lacks “%(name)s”")),
    (r"(?P<owner>.*) does not know the key `(?P<name>.*)`", gettext_noop("%(owner)s has no key “%(name)s”")),
    (r"The item '(?P<name>.*)' says nothing of how its points are given", gettext_noop(
        "The item “%(name)s” does not say how its points are given")),
    (r"The item '(?P<name>.*)' says (?P<ways>.*) of how its points are given", gettext_noop(
        "The item “%(name)s” says more than once how its points are given (%(ways)s)")),
    (r"There are two items '(?P<name>.*)'", gettext_noop("Two items have the id “%(name)s”")),
    (r"There are two clauses '(?P<name>.*)'", gettext_noop("Two clauses have the id “%(name)s”")),
    (r"There are two benefits '(?P<name>.*)'", gettext_noop("Two benefits have the id “%(name)s”")),
    (r"There are two questions '(?P<name>.*)'", gettext_noop("Two questions have the id “%(name)s”")),
    (r"The bands make up (?P<total>.*) of the whole", gettext_noop(
        "The shares of the grades add up to %(total)s, not to 1")),
    (r"The scores of the bands do not fall", gettext_noop("The scores of the grades do not fall")),
    (r"`(?P<name>.*)` means nothing here", gettext_noop("“%(name)s” means nothing here")),
    (r"The clause says nothing", gettext_noop("The clause says nothing")),
    (r"The clause says (?P<kinds>.*)", gettext_noop("The clause says several things at once (%(kinds)s)")),
    (r"'(?P<name>.*)' is defined by itself: (?P<circle>.*)", gettext_noop(
        "“%(name)s” is defined by itself: %(circle)s")),
    (r"The amount is computed", gettext_noop("The amount is computed, and a constant is needed")),
    (r"A bracket is not closed", gettext_noop("A bracket is not closed")),
    (r"A bracket is closed that was not opened, or nothing stands before it", gettext_noop(
        "A bracket is closed that was not opened, or nothing stands before it")),
    (r"The expression is empty", gettext_noop("The expression is empty")),
    (r"The expression ends too early", gettext_noop("The expression ends too early")),
    (r"'(?P<word>.*)' cannot stand here", gettext_noop("“%(word)s” cannot stand here")),
    (r"'(?P<word>.*)' follows '(?P<before>.*)' without a sign", gettext_noop(
        "“%(word)s” follows “%(before)s” without a sign")),
    (r"A key stands there twice", gettext_noop("A key stands there twice")),
    (r"Tags \(!…\) are not read", gettext_noop("Tags (!…) are not read")),
    (r"It cannot be read as YAML.*", gettext_noop("It cannot be read as YAML")),
    (r"The file is not UTF-8 text", gettext_noop("The file is not UTF-8 text")),
    (r"It nests too deeply to be read", gettext_noop("It nests too deeply to be read")),
    (r"The last line is not for all the rest", gettext_noop("The last line is not for all the rest")),
    (r"The line has no condition, and others follow it", gettext_noop(
        "The line has no condition, and others follow it")),
    (r"Grades are given by a score, and there is none", gettext_noop("Grades are given by a score, and there is none")),
    (r"The file says no `id`", gettext_noop("The file says no “id”")),
    (r"A single = is no comparison", gettext_noop("A single = is no comparison")),
    (r"(?P<sign>[&|!]) is not a sign of the language", gettext_noop("%(sign)s is not a sign of expressions")),
    (r"A full-width comma cannot be read", gettext_noop("A full-width comma cannot be read")),
    (r"A full-width bracket cannot be read", gettext_noop("A full-width bracket cannot be read")),
    (r"There are more than (?P<number>\d+) brackets within one another", gettext_noop(
        "There are more than %(number)s brackets within one another")),
    (r"A tab stands where blanks have to", gettext_noop("A tab stands where blanks have to")),
    (r"A value cannot begin with (?P<sign>.)", gettext_noop("A value cannot begin with %(sign)s")),
    (r"A quotation mark is opened and not closed", gettext_noop("A quotation mark is opened and not closed")),
    (r"A second document begins", gettext_noop("A second document begins")),
    (r"A bracket is opened and not closed, or a comma is missing", gettext_noop(
        "A bracket is opened and not closed, or a comma is missing")),
    (r"A key without `:` behind it", gettext_noop("A key without a colon behind it")),
    (r"It is not indented as its neighbours", gettext_noop("It is not indented as its neighbours")),
    (r"The file has more than (?P<number>\d+) (?:levels|parts)", gettext_noop(
        "The text has more than %(number)s levels or parts")),
    (r"A bare number stands beside (?P<type>.*)", gettext_noop("A number without unit stands beside %(type)s")),
    (r"This is (?P<type>.*)", gettext_noop("This is %(type)s, which is neither true nor false")),
    (r"(?P<what>.*) is needed here; this is (?P<type>.*)", gettext_noop("%(what)s is needed here; this is %(type)s")),
    (r"(?P<type>.*) and (?P<other_type>.*) cannot be compared", gettext_noop(
        "%(type)s and %(other_type)s cannot be compared")),
    (r"What is true or false is not compared", gettext_noop("What is true or false is not compared")),
    (r"Texts are equal or not; they have no order", gettext_noop("Texts are equal or not; they have no order")),
    (r"Two texts are equal or not; they have no order", gettext_noop("Texts are equal or not; they have no order")),
    (r"It is never (?P<value>.*)", gettext_noop("It is never %(value)s")),
    (r"(?P<name>\w+)\(\) has an argument too many", gettext_noop("%(name)s() has an argument too many")),
    (r"(?P<name>\w+)\(\) has no `(?P<parameter>.*)`", gettext_noop("%(name)s() has no “%(parameter)s”")),
    (r"(?P<name>\w+)\(\) is given `(?P<parameter>.*)` twice", gettext_noop(
        "%(name)s() is given “%(parameter)s” twice")),
    (r"(?P<name>\w+)\(\) of one value", gettext_noop("%(name)s() of one value says nothing")),
    (r"`(?P<name>.*)` is no whole number", gettext_noop("“%(name)s” is no whole number")),
    (r"`(?P<name>.*)` is none of its words", gettext_noop("“%(name)s” is none of the words that can stand here")),
    (r"A group function stands within another", gettext_noop("A function of groups stands within another")),
    (r"The list is empty", gettext_noop("The list is empty")),
    (r"There is no family '(?P<name>.*)'", gettext_noop("There is no family of rulebooks “%(name)s”")),
    (r"Rulebooks extend one another in a circle", gettext_noop("Rulebooks build on one another in a circle")),
    (r"A second `:` stands on the line, or it is not indented as the line above", gettext_noop(
        "A second colon stands on the line, or it is not indented as the line above")),
    (r"A character stands there that is no text", gettext_noop("A character stands there that is no text")),
    (r"`(?P<name>[^`]*)` is empty", gettext_noop("“%(name)s” is empty")),
    (r"`(?P<name>.*)`: there is no purpose '(?P<value>.*)'. Expected one of: (?P<names>.*)", gettext_noop(
        "There is no purpose “%(value)s”; it is one of %(names)s")),
    (r"The rulebook has no input '(?P<name>.*)'", gettext_noop("The rulebook has no input “%(name)s”")),
    (r"The tests are of '(?P<name>.*)'", gettext_noop("The tests are of another rulebook, “%(name)s”")),
    (r"The test '(?P<name>.*)' fails", gettext_noop("The test “%(name)s” does not give what is expected")),
    (r"The text says no `id`", gettext_noop("The text says no “id”")),
    (r"The text has (?P<number>\d+) characters", gettext_noop("The text has %(number)s characters, which is too long")),
    (r"'(?P<name>.*)' is no id of a rulebook", gettext_noop("“%(name)s” is no id of a rulebook")),
    (r"(?P<who>.*) saved version (?P<version>\d+) meanwhile", gettext_noop(
        "%(who)s saved version %(version)s meanwhile")),
    (r"Somebody else decided about it meanwhile", gettext_noop(
        "Somebody else decided about the version meanwhile")),
    (r"There is a later version, (?P<version>\d+)", gettext_noop("There is a later version, %(version)s")),
    (r"The version is (?P<state>.*)", gettext_noop("This step is not open to the version: its state is “%(state)s”")),
    (r"Who wrote a rulebook does not decide about it", gettext_noop("Who wrote a rulebook does not decide about it")),
    (r"What is to be changed is not said", gettext_noop("What is to be changed is not said")),
    (r"Why it is taken out of force is not said", gettext_noop("Why it is taken out of force is not said")),
    (r"`(?P<name>.*)` is (?P<value>.*)", gettext_noop("The value of “%(name)s” is %(value)s")),
    (r"(?P<owner>The rulebook|`.*`): (?P<what>.*)", gettext_noop("%(owner)s: %(what)s")),
)  # fmt: skip
