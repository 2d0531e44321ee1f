"""How a specification tells its class from others, and what it takes from them.

The papers show these as the habit of the house; they are read from Notice 1341 and from the update of 2009.
"""

from collections.abc import Mapping, Sequence
from datetime import date

from classplan.core.errors import NotInForce
from classplan.core.rules import Clause, Edition, Finding, met, met_if, not_met
from classplan.core.timeline import Timeline
from classplan.jurisdictions.denver.papers import NOTICE_1341, UPDATE_2009, quoted

QUALIFIERS = ("By position", "By assignment")


def series_distinguishes_its_neighbours(
    *, series: Sequence[str], distinguished: Mapping[str, Sequence[str]]
) -> Finding:
    """In an ordered series each specification says what sets it apart from the levels next to it (144).

    `series` holds the titles from the lowest level up; `distinguished` the titles that each specification names.
    """
    for index, title in enumerate(series):
        neighbours = [series[i] for i in (index - 1, index + 1) if 0 <= i < len(series)]
        missing = [n for n in neighbours if title in distinguished and n not in distinguished[title]]
        if missing:
            return not_met(
                f"{title} does not say what sets it apart from {', '.join(missing)}, next to it in its series."
            )
    return met("Each level of the series is told from those next to it.")


def distinctions_lead_to_classes(*, distinguished: Sequence[str], known: Sequence[str]) -> Finding:
    """A class named as distinguished from, within the series or across it, is a link to that class (145)."""
    loose = [title for title in distinguished if title not in set(known)]
    return met_if(
        not loose,
        "Every class that it names is known.",
        f"Not known in the plan: {', '.join(loose)}. The link is kept by its title.",
    )


def incorporated_text(*, title: str, versions: Timeline[str], on: date) -> Finding:
    """Duties performed as another specification describes them are those of its version in force on the day (150)."""
    version = versions.on(on)
    if version is None or version.value is None:
        raise NotInForce(
            f"No version of the specification of {title} is known for {on}; the duties taken from it cannot be read."
        )
    return met(
        f"The duties are those of {title} in the version {version.value}, in force since {version.start}.",
        version.start,
    )


def duty_is_conditional(*, qualifier: str | None) -> Finding:
    """“By position” and “by assignment” make a duty or a level of supervision conditional, not general (151)."""
    return met_if(
        qualifier is None or qualifier in QUALIFIERS,
        f"It holds {qualifier.lower()}." if qualifier else "It holds for every position of the class.",
        f"“{qualifier}” is not a qualifier that is known.",
    )


def physical_demands_are_a_guide(*, note: str | None) -> Finding:
    """Whether physical demands are only a guide is said by each specification for itself (143)."""
    return met(
        "This specification says that its physical demands are a guide."
        if note
        else "This specification does not qualify its physical demands."
    )


def history_claim_holds(*, claimed: str, added: Sequence[str], topic: str) -> Finding:
    """What the class history says was added stands among what the comparison finds added (165)."""
    found = [text for text in added if topic.casefold() in text.casefold()]
    return met_if(
        bool(found),
        f"“{claimed}”: the comparison of the two versions shows it.",
        f"“{claimed}”: among the {len(added)} duties added, none speaks of {topic}.",
    )


def _clause(ref: str, title: str, paper: tuple[str, date], number: int, paraphrase: str, apply: object) -> Clause:
    edition = Edition(str(paper[1].year), paper[1], quoted(paper, "shown by its specifications"), paraphrase, apply)  # type: ignore[arg-type]
    return Clause(ref, title, "the day of the specification", (edition,), (number,))


CLAUSES = (
    _clause(
        "Spec: physical demands",
        "Physical demands as a guide",
        NOTICE_1341,
        143,
        "A specification may call its physical demands a general guide.",
        physical_demands_are_a_guide,
    ),
    _clause(
        "Spec: series",
        "Levels of a series",
        UPDATE_2009,
        144,
        "Each level of a series is told from its neighbours.",
        series_distinguishes_its_neighbours,
    ),
    _clause(
        "Spec: distinctions",
        "Distinctions from other classes",
        UPDATE_2009,
        145,
        "A specification names the classes it is distinguished from.",
        distinctions_lead_to_classes,
    ),
    _clause(
        "Spec: incorporation",
        "Duties described elsewhere",
        NOTICE_1341,
        150,
        "A duty may be that of another class's specification.",
        incorporated_text,
    ),
    _clause(
        "Spec: qualifiers",
        "Conditional duties",
        NOTICE_1341,
        151,
        "A duty may hold by position or by assignment only.",
        duty_is_conditional,
    ),
    _clause(
        "Spec: history",
        "Class history",
        UPDATE_2009,
        165,
        "The class history says what each revision changed.",
        history_claim_holds,
    ),
)
