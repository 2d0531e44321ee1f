"""Rules about figures, days and the plan: what is found, and what stands right beside it and is not."""

import pytest

from classplan.core.lint import Known, Listed, lint
from classplan.core.lint.laying_out import laid_out
from classplan.core.reading.model import Reading, Text, Unread
from classplan.core.spec.model import Field, Item, Section, SectionKind, Spec
from classplan.core.spec.source import lines_of

K = SectionKind


def section(kind: SectionKind, *texts: str, heading: str = "", part: str | None = None) -> Section:
    items = tuple(Item(text, 10 + n) for n, text in enumerate(texts, start=1))
    return Section(kind, heading or kind.value.upper(), 1, 10, part=part, items=items)


def spec(*sections: Section, title: str = "Clerk", fields: tuple[Field, ...] = (), codes: tuple[str, ...] = ()) -> Spec:
    whole = (
        section(K.SUMMARY, "Keeps the records of the harbor."),
        section(K.DUTIES, "Files permits."),
        section(K.MINIMUM_QUALIFICATIONS, "Two years of filing."),
    )
    given = {s.kind for s in sections}
    return Spec(title, 1, codes, fields, (*(s for s in whole if s.kind not in given), *sections))


def found(of: Spec, known: Known | None = None) -> list[tuple[str, str]]:
    laid = laid_out(of)
    return [(fault.rule, fault.text) for fault in lint(Reading((laid.spec,)), laid.lines, known).faults]


SENTENCES = {
    "an hour after noon": ("Opens at 13:00 p.m.", ("hour", "13:00 p.m.")),
    "too many minutes": ("Opens at 9:75 a.m.", ("hour", "9:75 a.m.")),
    "an hour of the day": ("Opens at 9:15 a.m. and closes at 17:30.", None),
    "an hour that no day has": ("Opens at 25:00.", ("hour", "25:00")),
    "a verse, no hour": ("As chapter 32:14 says.", None),
    "a range upside down": ("Earns $6,000 to $5,000 a month.", ("range", "$6,000 to $5,000")),
    "a range": ("Earns $5,000 to $6,000 a month.", None),
}


@pytest.mark.parametrize("what", SENTENCES)
def test_figures_that_cannot_be_are_found_and_no_others(what: str) -> None:
    sentence, fault = SENTENCES[what]
    assert found(spec(section(K.SUMMARY, sentence))) == ([fault] if fault else [])


def test_shares_of_the_time_that_make_no_whole_are_found() -> None:
    short = section(K.DUTIES, "Files permits (40%).", "Answers calls (30%).", "Mends nets (20%).", heading="DUTIES")
    assert found(spec(short)) == [("shares", "DUTIES")]
    whole = section(K.DUTIES, "40% Files permits.", "40% Answers calls.", "20% Mends nets.", heading="DUTIES")
    assert found(spec(whole)) == []
    some = section(K.DUTIES, "Files 40% of all permits by noon of each day.", "Answers calls.", "Mends nets.")
    assert found(spec(some)) == []


def test_a_revision_before_the_beginning_is_found() -> None:
    begun = Field("established_date", "Established", "05/2010", "2010-05", 2)
    assert found(spec(fields=(begun, Field("revised_date", "Revised", "04/02/2009", "2009-04-02", 3)))) == [
        ("revised-before-established", "Revised 04/02/2009")
    ]
    assert found(spec(fields=(begun, Field("revised_date", "Revised", "05/02/2010", "2010-05-02", 3)))) == []


def test_a_bare_heading_is_found_unless_others_stand_under_it() -> None:
    bare = section(K.LICENSURE, heading="LICENSES")
    assert found(spec(bare)) == [("empty-section", "LICENSES")]
    assert found(spec(section(K.LICENSURE, "None", heading="LICENSES"))) == []
    over = section(K.MINIMUM_QUALIFICATIONS, heading="WHO MAY APPLY")
    assert ("empty-section", "WHO MAY APPLY") not in found(spec(over, section(K.EDUCATION_EXPERIENCE, "Two years.")))


def test_qualifications_without_any_measure_are_found() -> None:
    vague = section(K.MINIMUM_QUALIFICATIONS, "A good way with people.", "Some background in filing.")
    assert [rule for rule, _ in found(spec(vague))] == ["qualifications-unmeasured"]
    assert found(spec(section(K.MINIMUM_QUALIFICATIONS, "A good way with people.", "Two years of filing."))) == []


PLAN = Known(
    (
        Listed("Clerk", "HC1", "610-C", "non-exempt"),
        Listed("Pilot", "HC2", "611-C", "non-exempt"),
        Listed("Diver", "HC3", "612-C", "non-exempt"),
        Listed("Welder", "HC4", "613-C", "non-exempt"),
    ),
    loaded=True,
)


@pytest.mark.clause(96)
def test_codes_and_flsa_are_held_against_the_plan() -> None:
    exempt = Field("flsa", "FLSA", "Exempt", "exempt", 3)
    assert found(spec(codes=("HC9",)), PLAN) == [("code-against-plan", "HC9")]
    assert found(spec(title="Cook", codes=("HC2",)), PLAN) == [("code-against-plan", "HC2")]
    assert found(spec(codes=("HC1",)), PLAN) == []
    assert found(spec(fields=(exempt,)), PLAN) == [("flsa-against-schedule", "FLSA Exempt")]
    assert found(spec(fields=(exempt,))) == []


@pytest.mark.clause(19)
def test_a_part_that_the_rules_want_stated_blocks_a_draft_and_a_stated_none_does_not() -> None:
    wanted = Known(must_state=frozenset({"duties", "licensure"}))
    faults = lint(Reading((spec(),)), known=wanted).faults
    assert [(fault.rule, fault.reason, fault.blocking) for fault in faults] == [
        ("missing-section", "it does not say its licensure", True)
    ]
    assert lint(Reading((spec(section(K.LICENSURE, "None")),)), known=wanted).faults == ()


CDL = "Possession of a Class B Commercial Driver License (CDL) within six months of hire."


@pytest.mark.clause(19)
@pytest.mark.parametrize(
    ("kind", "part", "words", "blocks"),
    [
        (K.REQUIREMENTS, None, CDL, False),
        (K.REQUIREMENTS, None, "A master's license of 100 tons.", False),
        (K.REQUIREMENTS, None, "Certification as an arborist.", False),
        (K.OTHER, None, CDL, False),
        (K.MINIMUM_QUALIFICATIONS, None, f"High school. {CDL}", False),
        (K.EDUCATION_EXPERIENCE, None, "Registered as an engineer in this state.", False),
        (K.REQUIREMENTS, None, "Must be able to swim.", True),
        (K.DUTIES, None, "Issues licenses for dogs.", True),
        (K.KNOWLEDGE, None, "Knowledge of the rules on a driver license.", True),
        (K.DESIRABLE, None, CDL, True),
        (K.EDUCATION_EXPERIENCE, None, "High school or a GED certificate.", True),
        (K.OTHER, "history", "The license was dropped in 1999.", True),
    ],
)
def test_a_license_under_another_heading_that_asks_for_something_is_stated(
    kind: SectionKind, part: str | None, words: str, *, blocks: bool
) -> None:
    asked = Section(
        kind, "SPECIAL REQUIREMENTS" if kind is K.REQUIREMENTS else "ASKED", 1, 20, part=part, items=(Item(words, 21),)
    )
    faults = lint(Reading((spec(asked),)), known=Known(must_state=frozenset({"licensure"}))).faults
    assert any(fault.blocking for fault in faults) is blocks


def test_commas_and_capitals_of_a_table_are_no_faults() -> None:
    text = 'class,title,,low\n1,"ACCOUNT CLERK",,"$2,471"\n2,"FAIR WORKER AIR",,"$3,000"\n'
    table = Unread("pay_table", 1, (Text(1, " ".join(text.split("\n"))),))
    assert lint(Reading((table,)), lines_of(text)).faults == ()


def test_a_finding_in_a_long_paragraph_names_its_own_line() -> None:
    text = "The clerk files the plans\nof the harbor, and asks\nthe chairman each day.\n"
    paper = Reading((Unread("rule", 1, (Text(1, " ".join(text.split("\n"))),)),))
    (fault,) = lint(paper, lines_of(text)).faults
    assert (fault.line, fault.text) == (3, "chairman")
    assert fault.words.startswith("The clerk files")
