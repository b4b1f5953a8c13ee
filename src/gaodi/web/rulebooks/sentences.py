"""The sentences of the library about rulebooks, and what pages say in their place: pattern and text with its names.

The first that fits counts.
"""

from __future__ import annotations

from django.utils.translation import gettext_noop, pgettext_lazy

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
DO = (
    (r"Did you mean (?P<names>.*)\?", gettext_noop("Did you mean %(names)s?")),
    (r"Perhaps (?P<names>.*) is meant", gettext_noop("Perhaps %(names)s is meant")),
    (r"Take it out", gettext_noop("Take it out.")),
    (r"Add \)", gettext_noop("Add a closing bracket.")),
    (r"Put this line right", gettext_noop("Put this line right.")),
    (r"Break the circle", gettext_noop("Break the circle.")),
    (r"Write (?P<what>.*), or the unit that is meant", gettext_noop("Write %(what)s, or the unit that is meant.")),
    (
        r"Indent it as its neighbours; if `:` belongs to the value, put it in quotes",
        gettext_noop("Indent it as its neighbours; if the colon belongs to the value, put it in quotes."),
    ),
    (
        r"Within \{ \} a value ends at a comma: put it in quotes",
        gettext_noop("Within { } a value ends at a comma: put it in quotes."),
    ),
    (r"Write it as it is, or with `not`", gettext_noop("Write it as it is, or with “not”.")),
    (r"`gaodi rulebook list` lists them", gettext_noop("The catalogue lists them.")),
    (
        r"Keep your text, look at that version, and bring the two together",
        gettext_noop("Keep your text, look at that version, and bring the two together."),
    ),
    (r"Look at where it stands", gettext_noop("Look at where it stands.")),
)
EXPECTED = (
    (r"a metric, an attribute or a `let`", gettext_noop("a metric, an attribute, or a name of its own (let)")),
    (r"an id of its own", gettext_noop("an id of its own")),
    (r"a number", gettext_noop("a number")),
    (r"a whole number", gettext_noop("a whole number")),
    (r"a list", gettext_noop("a list")),
    (r"keys and values", gettext_noop("keys and values")),
    (r"true or false", gettext_noop("true or false")),
    (r"a date such as (?P<such>.*)", gettext_noop("a date such as %(such)s")),
    (r"a number with its unit", gettext_noop("a number with its unit")),
    (r"two numbers of one kind", gettext_noop("two numbers of one kind")),
    (r"two of one kind", gettext_noop("two of one kind")),
    (r"shares that make up 100%", gettext_noop("shares that make up 100 %%")),
    (r"the best grade first", gettext_noop("the best grade first")),
    (r"a share such as (?P<such>.*)", gettext_noop("a share such as %(such)s")),
    (r"an amount of money, such as (?P<such>.*)", gettext_noop("an amount of money, such as %(such)s")),
    (r"a constant such as (?P<such>.*), or a parameter", gettext_noop("a constant such as %(such)s, or a parameter")),
    (r"a value, a sign such as >= or the end", gettext_noop("a value, a sign such as >=, or the end")),
    (r"a value, a name or a bracket", gettext_noop("a value, a name or a bracket")),
    (r"a value or a condition", gettext_noop("a value or a condition")),
    (r"a list of catalog/lists.yaml", gettext_noop("a list of catalog/lists.yaml")),
    (r"something that is true or false, such as (?P<such>.*)", gettext_noop("a condition, such as %(such)s")),
    (r"one of: (?P<names>.*)", gettext_noop("one of %(names)s")),
    (r"a value", gettext_noop("a value")),
    (r"a value at its end", gettext_noop("a value at its end")),
    (r"text of the form .*", gettext_noop("small letters, digits and hyphens, with strokes between its parts")),
    (
        r"a family and an edition, such as `(?P<such>[^`]*)`: .*",
        gettext_noop("a family and an edition, such as %(such)s: small letters, digits, - and /"),
    ),
    (r"a line such as `(?P<such>.*)`", gettext_noop("a line such as “%(such)s”")),
    (r"a whole number from (?P<low>.*) to (?P<high>.*)", gettext_noop("a whole number from %(low)s to %(high)s")),
    (r"somebody else", gettext_noop("somebody else")),
    (r"the last one", gettext_noop("the last one")),
    (r"a draft", gettext_noop("a draft")),
    (r"one that was handed in for review", gettext_noop("one that was handed in for review")),
    (r"one that is in force", gettext_noop("one that is in force")),
    (r"a sentence that the author can read", gettext_noop("a sentence that the author can read")),
    (r"a reason", gettext_noop("a reason")),
)
TYPES = (
    (r"[Aa] number in (?P<unit>.*)", gettext_noop("a number in %(unit)s")),
    (r"[Aa] bare number", gettext_noop("a number without unit")),
    (r"[Aa] ratio", gettext_noop("a ratio")),
    (r"[Yy]es or no", gettext_noop("yes or no")),
    (r"[Aa] day", gettext_noop("a day")),
    (r"[Aa] code", gettext_noop("a code")),
    (r"[Aa] text", gettext_noop("a text")),
    (r"(?P<unit>\S+)", gettext_noop("a number in %(unit)s")),
)  # fmt: skip
"""Of values."""
STATES = {
    "draft": pgettext_lazy("rulebook draft", "Draft"),
    "review": pgettext_lazy("rulebook draft", "Under review"),
    "returned": pgettext_lazy("rulebook draft", "Sent back"),
    "in-force": pgettext_lazy("rulebook draft", "In force"),
    "replaced": pgettext_lazy("rulebook draft", "Replaced by a later version"),
    "out-of-force": pgettext_lazy("rulebook draft", "Taken out of force"),
}
"""Where a version of a rulebook stands."""
