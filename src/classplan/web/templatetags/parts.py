"""The parts of a page of which there are many, made as markup in one go: a template takes ten times as long for each.

Whatever stands between the marks is escaped by `made`, as Django's `format_html` does it, in a third of its time.

>>> spec_parts((Part("s-1", "Duties", 3, "", ({"text": "Files & finds.", "items": []},), ()),))
'<section class="spec-part" aria-labelledby="s-1"><h3 id="s-1">Duties</h3><div class="spec-item">Files &amp; finds.</div></section>'
"""

from collections.abc import Iterable, Mapping
from datetime import date
from html import escape
from typing import Any

from django import template
from django.urls import reverse
from django.utils import timezone
from django.utils.safestring import SafeString

from classplan.records.plan.as_of import PlanLine
from classplan.web.portal.changes import MODIFIED, NOT_PRINTED, Cell, Group
from classplan.web.portal.changes import Row as ChangeRow
from classplan.web.portal.life import Act, Bar, RangeMoved
from classplan.web.portal.lines import Row, Tag
from classplan.web.portal.specification import Part
from classplan.web.portal.strip import Mark, Strip, Year
from classplan.web.templatetags.words import sentence, short_day, table_day

register = template.Library()


def made(markup: str, *values: object) -> SafeString:
    """Markup with values in it, each escaped unless it is markup itself."""
    escaped = [value if isinstance(value, SafeString) else escape(str(value)) for value in values]
    return SafeString(markup.format(*escaped))  # nosec B703 - whatever is not markup was escaped


def each(markup: str, rows: Iterable[Iterable[object]]) -> SafeString:
    """The same for each row, one after the other."""
    return SafeString("".join([made(markup, *row) for row in rows]))  # nosec B703 - made of markup alone


DASH = "–"
CURRENT_DATE, CURRENT = SafeString(' aria-current="date"'), SafeString(' aria-current="true"')


# --- The plan --------------------------------------------------------------------------------------------

LINE = (
    '<tr><td class="code">{}</td><th scope="row"><a href="{}">{}</a></th><td class="code">{}</td>'
    '<td class="code">{}</td><td class="money">{}</td><td>{}</td><td class="when">{}</td><td class="when">{}</td>'
    "<td>{}</td></tr>\n"
)
NOTE = '<div id="note-{}"><dt><a href="{}#{}">{}</a></dt><dd>{}</dd></div>\n'
TAG = '<a class="tag" href="#note-{}">{}</a> '


@register.simple_tag
def plan_rows(rows: Iterable[Row], day: date) -> SafeString:
    """The lines of a plan as rows of its table."""
    return each(LINE, (_cells(row, row.line, day) for row in rows))


def _cells(row: Row, line: PlanLine, day: date) -> tuple[object, ...]:
    return (
        line.code or DASH,
        reverse("class", args=(line.number, day)),
        line.title,
        line.grade or DASH,
        line.group or DASH,
        row.pay or DASH,
        sentence(line.flsa or DASH),
        table_day(line.since),
        _notice(line.cause),
        each(TAG, ((tag.number, tag.word) for tag in row.tags)),
    )


def _notice(cause: str | None) -> str:
    if not cause:
        return DASH
    return made('<a href="{}">Notice {}</a>', reverse("notice", args=(cause,)), cause)


@register.simple_tag
def notes_below(notes: Iterable[Tag]) -> SafeString:
    """The full texts of the notes to some lines."""
    about = reverse("about")
    return each(NOTE, ((n.number, about, n.about, n.word, n.text) for n in notes))


# --- Days ------------------------------------------------------------------------------------------------


@register.simple_tag
def strip_picture(strip: Strip, title: str) -> SafeString:
    """The strip of days drawn; nothing where one day is all there is."""
    if not strip.drawn:
        return SafeString("")
    marks = ((" strip-mark--holds" if mark.holds else "", mark.x, mark.radius) for mark in strip.marks)
    return made(
        '<svg class="strip" role="img" aria-labelledby="strip-title strip-desc" height="64" width="100%">\n'
        '<title id="strip-title">{}</title>\n'
        '<desc id="strip-desc">{} marks from {} on. The same days stand as links in the list that follows.</desc>\n'
        '<line class="strip-line" x1="2%" x2="98%" y1="26" y2="26"/>\n{}{}\n{}</svg>\n',
        title,
        len(strip.marks),
        short_day(strip.marks[0].day),
        each(TICK, ((x, x, x, year) for x, year in strip.ticks)),
        made(SHOWN, strip.shown_x, strip.shown_x) if strip.shown_x else "",
        each('<circle class="strip-mark{}" cx="{}%" cy="26" r="{}"/>\n', marks),
    )


TICK = '<line class="strip-tick" x1="{}%" x2="{}%" y1="26" y2="42"/><text class="strip-year" x="{}%" y="57">{}</text>\n'
SHOWN = '<line class="strip-shown" x1="{}%" x2="{}%" y1="4" y2="48"/>'
DAY = '<li><a href="{}"{}>{} <span class="days-count">{} {}</span></a></li>\n'


@register.simple_tag
def year_links(years: Iterable[Year]) -> SafeString:
    """The years of a long strip, each with how many days it has."""
    return each(
        DAY,
        (
            (
                reverse("plan", args=(y.last,)),
                CURRENT if y.shown else "",
                y.year,
                y.days,
                "day" if y.days == 1 else "days",
            )
            for y in years
        ),
    )


@register.simple_tag
def day_links(marks: Iterable[Mark]) -> SafeString:
    """The days of change of a plan, each with how many lines changed."""
    return each(DAY, (_day(mark) for mark in marks))


def _day(mark: Mark) -> tuple[object, ...]:
    address, lines = reverse("plan", args=(mark.day,)), "line" if mark.count == 1 else "lines"
    return address, CURRENT_DATE if mark.holds else "", table_day(mark.day), mark.count, lines


# --- A class ---------------------------------------------------------------------------------------------


@register.simple_tag
def act_links(acts: Iterable[Act | RangeMoved], number: int, holds_since: date | None) -> SafeString:
    """The acts on a class that hold, each leading to the class on its day."""
    link = '<li><a href="{}"{}><span class="acts-day">{}</span><span class="acts-by">{}: {}</span></a></li>\n'
    shown = ((act, act.day) for act in acts if not act.superseded)
    return each(
        link,
        (
            (
                reverse("class", args=(number, day)),
                CURRENT_DATE if day == holds_since else "",
                table_day(day),
                act.word,
                act.instrument,
            )
            for act, day in shown
        ),
    )


ACT = (
    '<tr{}><th scope="row" class="when">{}</th><td>{}{}</td><td class="when">{}</td>'
    '<td class="when">{}, entry {}</td></tr>\n'
)
SUPERSEDED = SafeString(' class="superseded"')
SAID_SUPERSEDED = SafeString("<strong>Superseded by a later record:</strong> ")


@register.simple_tag
def act_rows(acts: Iterable[Act | RangeMoved]) -> SafeString:
    """Every act on a class: what changed, by which paper, when it was recorded."""
    return each(ACT, (_act(act) for act in acts))


def _act(act: Act | RangeMoved) -> tuple[object, ...]:
    return (
        SUPERSEDED if act.superseded else "",
        table_day(act.day),
        SAID_SUPERSEDED if act.superseded else "",
        " ".join(act.said),
        _notice(act.cause) if act.cause else act.instrument,
        timezone.localtime(act.recorded_at).date(),
        act.recorded,
    )


BAR = '<rect class="pay-bar" x="{}%" y="{}%" width="{}%" height="{}%"/>\n'


@register.simple_tag
def pay_bars(bars: Iterable[Bar]) -> SafeString:
    """The ranges of a class drawn, one after the other."""
    return each(BAR, ((bar.x, bar.y, bar.width, bar.height) for bar in bars))


@register.simple_tag
def pay_rows(bars: Iterable[Bar]) -> SafeString:
    """The grades and ranges of a class, each with its days."""
    row = (
        '<tr><th scope="row" class="when">{}</th><td class="when">{}</td><td class="code">{}</td>'
        '<td class="money">{}</td><td>{}</td></tr>\n'
    )
    return each(
        row,
        (
            (table_day(b.start), table_day(b.end) if b.end else "No end on record", b.grade, b.pay, b.paper)
            for b in bars
        ),
    )


# --- A notice --------------------------------------------------------------------------------------------

CHANGE = (
    '<tr><th scope="row"><a href="{}">{}</a></th><td class="code">{}</td><td class="code">{}</td>'
    '<td class="money">{}</td><td class="said">{}{}{}{}</td></tr>\n'
)
BY_THE_BOARD = '<p class="small"><strong>{}</strong> Noticed was: {}</p>'
WHY = '<p class="small">Why: {}</p>'
COMMENT_ON = '<p class="small"><a href="{}?change={}">Comment on change {}</a></p>'
DIFFERS = (
    '<del><span class="usa-sr-only">before: </span>{}</del> <span aria-hidden="true">→</span> '
    '<ins><span class="usa-sr-only">after: </span>{}</ins>'
)
NOT_PRINTED_HERE = SafeString('<span class="not-printed">not printed</span>')


@register.simple_tag
def change_rows(group: Group, effective: date | None, comment: str = "") -> SafeString:
    """The changes under one heading, before and after, each leading to its class; `comment` is where to comment on them."""
    return each(CHANGE, (_change(row, group, effective, comment) for row in group.rows))


def _change(row: ChangeRow, group: Group, effective: date | None, comment: str) -> tuple[object, ...]:
    number = row.job_class.number
    there = reverse("class", args=(number, effective)) if effective and group.now and group.stands else None
    code, title, grade, pay = (_cell(cell, group) for cell in row.cells)
    return (
        there or reverse("class_today", args=(number,)),
        title,
        code,
        grade,
        pay,
        row.said,
        made(BY_THE_BOARD, MODIFIED, row.noticed) if row.noticed else "",
        made(WHY, row.why) if row.why else "",
        made(COMMENT_ON, comment, row.ordinal, row.ordinal) if comment else "",
    )


def _cell(cell: Cell, group: Group) -> str:
    if cell.differs:
        return made(DIFFERS, cell.was, cell.now)
    if group.was and cell.was != NOT_PRINTED:
        return cell.was
    return cell.now if group.now and cell.now != NOT_PRINTED else NOT_PRINTED_HERE


# --- A specification -------------------------------------------------------------------------------------


@register.simple_tag
def spec_parts(parts: Iterable[Part]) -> SafeString:
    """The sections of a specification with their items, one within the other."""
    return each(
        '<section class="spec-part" aria-labelledby="{}"><h{} id="{}">{}</h{}>{}{}{}{}</section>',
        (
            (
                part.anchor,
                part.level,
                part.anchor,
                part.heading,
                part.level,
                made('<p class="spec-note">{}</p>', part.note) if part.note else "",
                BLANK if part.blank else "",
                _items(part),
                spec_parts(part.parts) if part.parts else "",
            )
            for part in parts
        ),
    )


BLANK = SafeString('<p class="spec-blank">The heading stands in the paper, with nothing under it.</p>')


def _items(part: Part) -> SafeString:
    if part.is_list:
        return _list(part.items)
    return each('<div class="spec-item">{}</div>', ((_item(item),) for item in part.items))


def _list(items: Iterable[Mapping[str, Any]]) -> SafeString:
    return made('<ul class="spec-items">{}</ul>', each("<li>{}</li>", ((_item(item),) for item in items)))


def _item(item: Mapping[str, Any]) -> SafeString:
    mark, term, under = item.get("mark"), item.get("term"), item.get("items")
    said = (
        made("<strong>{}</strong>{}{}", term["name"], term["separator"], term["definition"]) if term else item["text"]
    )
    marked = made('<span class="spec-mark">{}</span> ', mark) if mark else ""
    return made("{}{}{}", marked, said, _list(under) if under else "")
