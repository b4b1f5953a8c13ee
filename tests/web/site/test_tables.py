"""Tables: searched, filtered, sorted, paged, columns picked, exported with a mark and without formulas."""

from __future__ import annotations

import csv
import io
import zipfile
from datetime import date

import polars as pl
import pytest
from django.core.exceptions import PermissionDenied
from django.test import RequestFactory
from django.utils import timezone, translation

from gaodi.web.audit.models import Entry
from gaodi.web.people.models import User
from gaodi.web.people.roles import Role
from gaodi.web.site.tables import Column, Kind, Status, Table

COLUMNS = (
    Column("name", "Indicator"),
    Column("value", "Value", kind=Kind.NUMBER, unit="亿元", decimals=1, confidential=True),
    Column(
        "status", "Status", statuses={"met": Status("good", "Met"), "at_risk": Status("poor", "At risk")}, filtered=True
    ),
    Column("day", "Day", kind=Kind.DATE, hidden=True),
)
FRAME = pl.DataFrame(
    {
        "name": ["产值", "=HYPERLINK(1)", "企业数", "Output"],
        "value": [15000.0, 2.0, None, 7.5],
        "status": ["met", "at_risk", "at_risk", "met"],
        "day": [date(2023, 12, 31)] * 4,
        "masked": [False, False, False, True],
    }
)


@pytest.fixture(autouse=True)
def english():
    with translation.override("en"):
        yield


@pytest.fixture
def table(person):
    def make(address: str = "/", role: Role = Role.OFFICER, rows=FRAME, **options) -> Table:
        request = RequestFactory().get(address)
        request.user = person(role)
        return Table(request, COLUMNS, rows, name="Targets", search=("name",), **options)

    return make


def shown(table: Table) -> list[str]:
    return [row.cells[0].text for row in table.rows]


def test_everything_is_shown_when_nothing_is_asked(table):
    assert shown(table()) == ["产值", "=HYPERLINK(1)", "企业数", "Output"]


def test_search_looks_into_the_named_columns_and_takes_no_pattern(table):
    assert shown(table("/?q=output")) == ["Output"]
    assert shown(table("/?q=.*")) == []


def test_a_filter_narrows_and_an_unknown_choice_does_not(table):
    assert shown(table("/?status=met")) == ["产值", "Output"]
    assert table("/?status=nonsense").count == 4


def test_a_column_sorts_both_ways_with_the_missing_last(table):
    assert shown(table("/?sort=value")) == ["=HYPERLINK(1)", "Output", "产值", "企业数"]
    assert shown(table("/?sort=-value"))[-1] == "企业数"


def test_a_column_that_does_not_exist_does_not_sort(table):
    assert shown(table("/?sort=password")) == shown(table())


def test_columns_are_picked_by_the_address(table):
    assert [column.key for column in table("/?columns=name,day").columns] == ["name", "day"]
    assert [column.key for column in table().columns] == ["name", "value", "status"]


@pytest.mark.parametrize(("address", "page"), [("/?page=2", 2), ("/?page=99", 2), ("/?page=x", 1), ("/?page=-1", 1)])
def test_pages_stay_within_the_table(table, address, page):
    assert table(address, per_page=3).page == page


def test_figures_stand_on_the_right_with_their_unit_in_the_header(table):
    cell = table().rows[0].cells[1]
    assert (cell.text, cell.css) == ("15\u202f000.0", "right")
    assert table().headings[1].column.unit == "亿元"


def test_a_status_is_a_colour_and_a_word(table):
    cell = table().rows[1].cells[2]
    assert (cell.tone, cell.text) == ("poor", "At risk")


def test_a_masked_figure_is_a_word_on_the_page_and_in_the_export(table):
    assert table().rows[3].cells[1].text == "confidential"
    assert lines(table("/?export=csv"))[4][1] == "confidential"


def lines(table: Table) -> list[list[str]]:
    text = b"".join(table.export().streaming_content).decode("utf-8-sig")
    return list(csv.reader(io.StringIO(text)))


def test_an_export_has_the_rows_found_and_the_mark_of_who_made_it(table):
    found = lines(table("/?status=met&export=csv"))
    assert found[0] == ["Indicator", "Value (100 million yuan)", "Status"]
    assert found[1] == ["产值", "15000", "Met"]
    assert len(found) == 4
    assert "officer" in found[-1][0]


def test_an_export_puts_each_value_in_words_once_and_says_them_in_every_row(person):
    asked = []

    class Watched(dict):
        def __contains__(self, key):
            asked.append(key)
            return super().__contains__(key)

    request = RequestFactory().get("/?export=csv")
    request.user = person(Role.OFFICER)
    columns = (Column("kind", "Kind", choices=Watched(a="First", b="Second")), Column("n", "N", kind=Kind.NUMBER))
    rows = [{"kind": "ab"[n % 2], "n": n / 2} for n in range(5000)]
    found = lines(Table(request, columns, rows, name="Kinds"))[1:-1]
    assert found == [[["First", "Second"][n % 2], f"{n / 2:g}"] for n in range(5000)]
    assert asked == ["a", "b"]


def test_a_file_has_columns_that_the_page_shows_as_one_and_says_first_what_the_rows_are_of(person):
    request = RequestFactory().get("/?export=csv")
    request.user = person(Role.OFFICER)
    ends = (Column("low", "Low", kind=Kind.NUMBER), Column("high", "High", kind=Kind.NUMBER))
    columns = (Column("span", "Interval", in_files=ends), Column("odds", "Odds", kind=Kind.ODDS))
    rows = [{"span": "1 – 2", "low": 1.0, "high": 2.5, "odds": 2.23e-6}, {"low": 1.5, "high": 3.0, "odds": 0.41234}]
    labels = (Column("plan", "Plan", value=lambda row: "样例"),)
    table = Table(request, columns, rows, name="Targets", labels=labels)
    assert [heading.column.key for heading in table.headings] == ["span", "odds"]
    assert lines(table)[:3] == [
        ["Plan", "Low", "High", "Odds"],
        ["样例", "1", "2.5", "0.001"],
        ["样例", "1.5", "3", "0.412"],
    ]


def test_a_row_has_its_own_decimals_and_a_note_under_its_cell(person):
    request = RequestFactory().get("/")
    request.user = person(Role.OFFICER)
    columns = (
        Column("name", "Name", note=lambda row: row["english"]),
        Column("value", "Value", kind=Kind.NUMBER, decimals=lambda row: row["places"]),
    )
    rows = [{"name": "产值", "english": "Output", "value": 41.0, "places": 1}]
    (row,) = Table(request, columns, rows, name="x").rows
    assert (row.cells[0].note, row.cells[1].text) == ("Output", "41.0")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1+2", "@SUM(A1)", "\t=1", " =1", "＝1", "|cmd"])
def test_text_that_a_spreadsheet_would_run_is_made_harmless(table, text):
    rows = [{"name": text, "value": 1.0, "status": "met", "masked": False}]
    assert lines(table("/?export=csv", rows=rows))[1][0] == f"'{text}"


def test_a_workbook_holds_text_as_text_and_the_mark(table):
    content = io.BytesIO(b"".join(table("/?export=xlsx").export().streaming_content))
    with zipfile.ZipFile(content) as book:
        sheet = book.read("xl/worksheets/sheet1.xml").decode()
        strings = book.read("xl/sharedStrings.xml").decode()
    assert "<f>" not in sheet
    assert "=HYPERLINK(1)" in strings
    assert "officer" in strings


def test_an_export_is_on_the_audit_trail(table):
    table("/?export=csv&columns=name").export()
    entry = Entry.objects.get(action="export")
    assert entry.actor == "officer"
    assert '"rows": 4' in entry.details


def test_somebody_who_may_not_export_is_refused_and_sees_no_button(table):
    assert not table(role=Role.ENTERPRISE_OFFICER).exportable
    with pytest.raises(PermissionDenied):
        table("/?export=csv", role=Role.ENTERPRISE_OFFICER).export()


def test_an_empty_list_is_a_table_without_rows(table):
    assert table("/?q=x&sort=value&status=met", rows=[]).count == 0


def test_records_answer_the_same_questions(person, table):
    person(Role.LEADER)
    request = RequestFactory().get("/?q=lead&sort=-username")
    request.user = person(Role.OFFICER)
    columns = (
        Column("username", "Account"),
        Column("is_active", "Open", filtered=True, choices={True: "yes", False: "no"}),
    )
    found = Table(request, columns, User.objects.all(), name="People", search=("username",))
    assert [row.cells[0].text for row in found.rows] == ["leader"]
    assert found.rows[0].cells[1].text == "yes"


def test_yes_and_no_can_be_chosen(person):
    request = RequestFactory().get("/?open=True")
    request.user = person(Role.OFFICER)
    columns = (Column("name", "Name"), Column("open", "Open", filtered=True, choices={True: "yes", False: "no"}))
    rows = pl.DataFrame({"name": ["a", "b"], "open": [True, False]})
    assert [row.cells[0].text for row in Table(request, columns, rows, name="x").rows] == ["a"]


def test_records_without_a_value_come_last(person):
    person(Role.LEADER)
    request = RequestFactory().get("/?sort=-last_login")
    request.user = officer = person(Role.OFFICER)
    User.objects.filter(pk=officer.pk).update(last_login=timezone.now())
    columns = (Column("username", "Account"), Column("last_login", "Last", kind=Kind.TIME))
    found = Table(request, columns, User.objects.all(), name="People")
    assert [row.cells[0].text for row in found.rows] == ["officer", "leader"]


class Numbers:
    """A source of one's own: the numbers up to a hundred, never all at once."""

    def __init__(self, falling: bool = False) -> None:
        self.falling = falling

    def search(self, text, keys):
        return self

    def equal(self, key, value):
        return self

    def order(self, key, descending):
        return Numbers(descending)

    def count(self):
        return 100

    def page(self, start, length):
        return [{"name": str(99 - n if self.falling else n)} for n in range(start, start + length)]

    def rows(self):
        return iter(self.page(0, 100))


def test_rows_may_come_from_a_source_of_ones_own(table):
    assert shown(table("/?page=2&sort=-name", rows=Numbers(), per_page=3)) == ["96", "95", "94"]
    assert len(lines(table("/?export=csv", rows=Numbers()))) == 102


def test_a_parameter_that_is_there_several_times_stays_so(table):
    made = table("/?district=a&district=b&q=x&columns=name&export=csv")
    assert made.kept == [("district", "a"), ("district", "b"), ("columns", "name")]
    assert ("district", "b") in made.kept_by_columns
    assert "district=a&district=b" in made.address(sort="name")


def test_a_file_ends_with_what_has_to_be_known_of_it(table):
    assert lines(table("/?export=csv", notes=("Made up",)))[-1][0].endswith("· Made up")
