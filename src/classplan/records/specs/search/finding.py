"""What is found: classes by their codes and titles, and by the words of their texts, with the very place of these."""

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from contextlib import closing
from datetime import date
from typing import Any, NamedTuple

from django.db import connection

from classplan.core.errors import Invalid
from classplan.records.accounts.models import Office
from classplan.records.plan.as_of import PlanLine, plan_lines
from classplan.records.specs.in_force import STANDING
from classplan.records.specs.models import SpecVersion
from classplan.records.specs.search.asked import Asked, asked
from classplan.records.specs.search.found import Found, Hit, Scope, Spell, Where
from classplan.records.specs.search.indexes import (
    INDEXES,
    OPEN,
    SHUT,
    Index,
    matching,
    matching_by_part,
    ranked,
    snippets,
)
from classplan.records.specs.search.naming import by_name
from classplan.records.specs.search.parts import Part, placed

# Texts that are put into the order in which they fit; more stay in the order of their classes' numbers.
MOST_RANKED = 500
_MARKS = re.compile(f"[{OPEN}{SHUT}]")

TEXTS_ON = f"{STANDING} SELECT number, version FROM standing WHERE version IS NOT NULL"  # noqa: S608 - no value in it
# Of two versions for one day, the one recorded later is the one that ever counted.
TEXTS_EVER = """
SELECT c.number, v.id FROM plan_jobclass c JOIN specs_specversion v ON v.job_class_id = c.id
WHERE c.office_id = %(office)s AND NOT EXISTS (
    SELECT 1 FROM specs_specversion w WHERE w.job_class_id = v.job_class_id AND w.start = v.start
    AND (w.recorded, w.id) > (v.recorded, v.id))
"""


class _Text(NamedTuple):
    """The version of a class in which the words stand, and the index that says so."""

    version: int
    by: Index


Texts = dict[int, int]  # the versions that are looked through, each with the number of its class


def find(
    office: Office,
    query: str,
    *,
    on: date,
    limit: int = 50,
    offset: int = 0,
    after: int | None = None,
    scope: Scope | None = None,
) -> Found:
    """Classes whose code, title or specification holds every word of the query, and none that it leaves out.

    Codes come first, then titles, then specifications by how well they fit. A word also finds longer ones that
    begin with it, and its other forms; a quoted phrase only itself. `after` is the number of the class behind which to
    go on; `Invalid` where it is not among what is found.
    """
    scope = scope or Scope(on)
    wanted = asked(query)
    if not wanted:
        return Found((), 0)
    named = {hit.number: hit for hit in by_name(office, wanted, scope)} if scope.part is None else {}
    texts = _texts(office, scope)
    in_texts = {n: found for n, found in _in_texts(wanted, scope.part, texts).items() if n not in named}
    kinds = _kinds(named, in_texts)
    named = {n: hit for n, hit in named.items() if scope.where in (None, hit.where)}
    in_texts = in_texts if scope.where in (None, Where.SPECIFICATION) else {}
    every = [*named, *_in_order(wanted, scope.part, in_texts)]
    start = _start(every, offset, after)
    page = every[start : start + limit]
    of_texts = _text_hits(office, wanted, scope, {n: in_texts[n] for n in page if n in in_texts})
    hits = tuple(named[n] if n in named else of_texts[n] for n in page)
    parts = _parts(wanted, texts) if scope.counted else {}
    return Found(hits, len(every), start + limit < len(every), kinds, parts, len(in_texts) <= MOST_RANKED)


def _start(every: Sequence[int], offset: int, after: int | None) -> int:
    if after is None:
        return offset
    if after not in every:
        raise Invalid(f"Class {after}, after which to go on, is not among what is found. Begin again without “after”.")
    return every.index(after) + 1


def _kinds(named: Mapping[int, Hit], in_texts: Collection[int]) -> dict[Where, int]:
    found = {where: sum(hit.where is where for hit in named.values()) for where in (Where.CODE, Where.TITLE)}
    return found | {Where.SPECIFICATION: len(in_texts)}


# --- By the words of specifications ----------------------------------------------------------------------


def _texts(office: Office, scope: Scope) -> Texts:
    with closing(connection.cursor()) as cursor:
        values: dict[str, Any] = {"day": scope.on, "office": office.pk}
        cursor.execute(TEXTS_EVER if scope.ever else TEXTS_ON, values)
        return {version: number for number, version in cursor.fetchall()}


def _in_texts(wanted: Asked, part: Part | None, texts: Texts) -> dict[int, list[_Text]]:
    """By class the versions that hold the words, as the first of the indexes that finds any of it says."""
    found: dict[int, list[_Text]] = {}
    for index in INDEXES[connection.vendor]:
        of_index: dict[int, list[_Text]] = {}
        for version in matching(index, wanted, part) & texts.keys():
            of_index.setdefault(texts[version], []).append(_Text(version, index))
        for number, versions in of_index.items():
            found.setdefault(number, versions)
    return found


def _in_order(wanted: Asked, part: Part | None, found: Mapping[int, Sequence[_Text]]) -> list[int]:
    """The classes: those that hold the very words first; of these the best first, where they are not too many."""
    numbers: list[int] = []
    for index in INDEXES[connection.vendor]:
        of_index = {texts[-1].version: n for n, texts in sorted(found.items()) if texts[-1].by is index}
        if 0 < len(of_index) <= MOST_RANKED:
            numbers += [of_index[version] for version in ranked(index, wanted, part, of_index)]
        else:
            numbers += of_index.values()
    return numbers


def _parts(wanted: Asked, texts: Texts) -> dict[Part, int]:
    """In how many classes each part of the texts holds it."""
    found: dict[Part, set[int]] = {part: set() for part in Part}
    for index in INDEXES[connection.vendor]:
        for part, versions in matching_by_part(index, wanted).items():
            found[part] |= {texts[version] for version in versions & texts.keys()}
    return {part: len(numbers) for part, numbers in found.items()}


def _text_hits(office: Office, wanted: Asked, scope: Scope, found: Mapping[int, Sequence[_Text]]) -> dict[int, Hit]:
    spells = _spells(office, found) if scope.ever and found else {}
    last = {n: max(held, key=lambda text: spells.get(text.version, _AT_ALL)) for n, held in found.items()}
    versions = SpecVersion.objects.defer("text").in_bulk([text.version for text in last.values()])
    told: dict[int, dict[Part, str]] = {}
    for index in INDEXES[connection.vendor]:
        of_index = {text.version: versions[text.version] for text in last.values() if text.by is index}
        if of_index:
            told |= snippets(index, wanted, scope.part, of_index)
    lines = {line.number: line for line in plan_lines(office.pk, scope.on, only=found)} if found else {}
    hits: dict[int, Hit] = {}
    for number, text in last.items():
        held = tuple(sorted(spells[text.version] for text in found[number])) if spells else ()
        hits[number] = _hit(number, versions[text.version], told[text.version], lines.get(number), scope, held)
    return hits


_AT_ALL = Spell(date.min, None)


def _spells(office: Office, numbers: Iterable[int]) -> dict[int, Spell]:
    """Of some classes how long each version is in force; of two for one day, only the one recorded later."""
    rows = SpecVersion.objects.filter(job_class__office=office, job_class__number__in=list(numbers))
    by_class: dict[int, dict[date, int]] = {}
    for job_class, start, pk in rows.order_by("start", "recorded", "id").values_list("job_class", "start", "pk"):
        by_class.setdefault(job_class, {})[start] = pk
    found: dict[int, Spell] = {}
    for starts in by_class.values():
        following = [*list(starts)[1:], None]
        for (start, pk), until in zip(starts.items(), following, strict=True):
            found[pk] = Spell(start, until)
    return found


def _hit(
    number: int,
    version: SpecVersion,
    told: Mapping[Part, str],
    line: PlanLine | None,
    scope: Scope,
    spells: tuple[Spell, ...],
) -> Hit:
    parts = {part: text for part, text in told.items() if OPEN in text and scope.part in (None, part)}
    part = max(parts, key=lambda of: parts[of].count(OPEN), default=None)
    heading, anchor = _place(version.body, part, parts[part]) if part else ("", "")
    return Hit(
        number,
        line.code if line else None,
        version.title if scope.ever or line is None else line.title,
        line.grade if line else None,
        Where.SPECIFICATION,
        spells[-1].start if spells else scope.on,
        _runs(parts[part]) if part else (),
        part,
        heading,
        anchor,
        spells,
    )


def _place(body: Mapping[str, Any], part: Part, snippet: str) -> tuple[str, str]:
    """The heading and the anchor of the section from which a snippet comes."""
    marked = next(piece for piece in re.split(r"\n| … ", snippet) if OPEN in piece)
    plain = _MARKS.sub("", marked).strip()
    sections = [section for section in placed(body) if section.part is part]
    held = (section for section in sections if any(plain in line for line in section.lines))
    found: Any = next(held, sections[0] if sections else None)
    return (found.heading, found.anchor) if found else ("", "")


def _runs(snippet: str) -> tuple[tuple[str, bool], ...]:
    pieces = enumerate(re.split(f"[{OPEN}{SHUT}]", snippet.replace("\n", " · ")))
    return tuple((piece, at % 2 == 1) for at, piece in pieces if piece)
