"""The redline: nothing lost, the least marked, moves seen as such."""

from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.redline import Block, Kind, Move, Piece, Redline, Role, accepted, paragraphs, redline, rejected
from classplan.core.redline import alignment as aligning
from classplan.core.redline.alignment import align
from tests.redline_score import cost_of, least, measured, of_pieces

WORDS = st.sampled_from(
    [
        "Files",
        "plans",
        "and",
        "<b>&amp;",
        '"quoted"',
        "&",
        "\u200fשלום\u200e",
        "👩‍🚒",
        "A.",
        "the",
        "of",
        "permits",
        "3.",
    ]
)
TEXTS = st.one_of(
    st.lists(WORDS, max_size=8).map(" ".join),
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=20),
)
BLOCKS = st.builds(
    Block,
    TEXTS,
    st.sampled_from(Role),
    st.integers(0, 3),
    st.sampled_from([None, "1.", "A.", "-"]),
    st.sampled_from([None, None, "duties", "summary"]),
)
BODIES = st.lists(BLOCKS, max_size=8).map(tuple)
DUTIES = paragraphs(
    "Inspects every meter on the route and writes down what it shows.",
    "Answers the telephone and takes messages for the crew.",
    "Keeps the truck clean and reports what is broken on it.",
    "Drives in snow.",
)


def texts(blocks: tuple[Block, ...]) -> tuple[str, ...]:
    """The paragraphs as printed; a text without any is an empty one."""
    return tuple(block.printed for block in blocks) or ("",)


def both(found: Redline) -> tuple[tuple[str, ...], tuple[str, ...]]:
    return rejected(found.rows), accepted(found.rows)


@given(BODIES, BODIES)
def test_rejecting_gives_the_old_text_and_accepting_the_new(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    assert both(redline(old, new)) == (texts(old), texts(new))


@given(BODIES, BODIES)
def test_no_redline_is_better_than_the_least(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    assert measured(redline(old, new)).score >= 1


@given(BODIES)
def test_a_text_against_itself_has_no_marks(text: tuple[Block, ...]) -> None:
    assert not redline(text, text).changed


@given(BODIES, BODIES)
def test_what_is_removed_one_way_is_added_the_other_way(old: tuple[Block, ...], new: tuple[Block, ...]) -> None:
    there, back = redline(old, new), redline(new, old)
    assert there.words(Kind.REMOVED) == back.words(Kind.ADDED)
    assert there.words(Kind.ADDED) == back.words(Kind.REMOVED)
    assert there.moves == back.moves


TOKENS = st.lists(st.sampled_from(["a", "bb", "ccc", "dddd dddd", "\n", "eeeeeeeeeeeeeee"]), max_size=14)


def marked_by(old: list[str], new: list[str]) -> int:
    """What our alignment costs."""
    done: list[tuple[Kind, str]] = []
    x = y = 0
    for i, j in (*align(old, new), (len(old), len(new))):
        done += ((Kind.REMOVED, word) for word in old[x:i])
        done += ((Kind.ADDED, word) for word in new[y:j])
        done += ((Kind.KEPT, word) for word in old[i : i + 1])
        x, y = i + 1, j + 1
    return cost_of(done)[0]


@given(TOKENS, TOKENS)
def test_the_alignment_of_words_marks_the_least_there_is(old: list[str], new: list[str]) -> None:
    assert marked_by(old, new) == least(old, new)


@given(TOKENS, TOKENS)
def test_however_much_a_text_repeats_itself_the_alignment_is_one(old: list[str], new: list[str]) -> None:
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(aligning, "MOST_MATCHES", 6)
        pairs = align(old, new)
    assert all(old[i] == new[j] for i, j in pairs)
    assert all(a[0] < b[0] and a[1] < b[1] for a, b in pairwise(pairs))


def test_an_item_that_moved_is_seen_as_such_with_what_changed_inside() -> None:
    old = tuple(replace(block, role=Role.ITEM, mark=f"{n}.") for n, block in enumerate(DUTIES, start=1))
    first, *rest = old
    changed = replace(first, text=first.text.replace("every meter", "each meter"))
    new = tuple(replace(block, mark=f"{n}.") for n, block in enumerate((*rest, changed), start=1))
    moved = [row for row in redline(old, new).rows if row.move]
    assert [(row.move.before, row.move.after, row.move.away) for row in moved if row.move] == [
        ("1", "4", True),
        ("1", "4", False),
    ]
    assert moved[0].pieces[0] == Piece(Kind.REMOVED, "1. Inspects every")
    assert moved[1].pieces[0] == Piece(Kind.ADDED, "4. Inspects each")


def test_a_heading_that_moved_is_told_by_its_number_and_never_from_a_place_to_the_same() -> None:
    names = (
        "General statement of the duties of the class and of its place",
        "Level of supervision that is received and how the work is reviewed",
        "Interpersonal communications outside of the office and their purpose",
    )
    old = tuple(Block(name, Role.HEADING, 1) for name in names)
    new = (old[0], old[2], old[1])
    said = {row.move.said for row in redline(old, new).rows if row.move}
    assert said in (
        {"moved from heading 3 to heading 2; it stood here:", "moved from heading 3 to heading 2; it stands here:"},
        {"moved from heading 2 to heading 3; it stood here:", "moved from heading 2 to heading 3; it stands here:"},
    )
    assert Move(1, "3", "3", away=True).said == "moved; it stood here:"


def test_a_move_to_another_section_names_both() -> None:
    a, b = Block("Duties", Role.HEADING, 1), Block("Skills", Role.HEADING, 1)
    found = redline((a, DUTIES[0], DUTIES[1], b, DUTIES[2]), (a, DUTIES[1], b, DUTIES[2], DUTIES[0]))
    (move,) = (row.move for row in found.rows if row.move and row.move.away)
    assert (move.before, move.after) == ("1 of “Duties”", "2 of “Skills”")


def test_two_identical_paragraphs_swapped_are_no_change() -> None:
    twin = Block("Carries out other related work on request.")
    assert not redline((twin, DUTIES[0], twin), (twin, DUTIES[0], twin)).changed


def test_a_paragraph_taken_out_is_marked_whole_and_not_from_its_middle() -> None:
    old = paragraphs("Knowledge of codes.", "Knowledge of maps.", "Knowledge of soils.")
    found = redline(old, (old[0], old[2]))
    assert [(row.end, row.before) for row in found.rows if row.changed] == [(Kind.REMOVED, "Knowledge of maps.")]


def test_a_section_under_a_new_heading_is_the_same_section_by_its_kind() -> None:
    old = (Block("Functional Areas", Role.HEADING, 1, key="duties"), DUTIES[0])
    new = (Block("Essential Duties", Role.HEADING, 1, key="duties"), DUTIES[0])
    assert [row.changed for row in redline(old, new).rows] == [True, False]


def test_a_table_of_400_rows_is_compared_row_by_row() -> None:
    old = tuple(Block(f"FC{n}\tClerk {n}\t${n},000", Role.ROW) for n in range(400))
    new = tuple(replace(row, text=row.text.replace("$200,", "$209,")) for row in old)
    found = redline(old, new)
    assert both(found) == (texts(old), texts(new))
    assert [row.before for row in found.rows if row.changed] == ["FC200\tClerk 200\t$200,000"]


def test_a_long_text_that_repeats_itself_is_never_marked_whole() -> None:
    kinds = [" ".join(f"{word}{n}" for word in ("inspects", "keeps", "the", "of", "and") * 6) for n in range(5)]
    old = paragraphs(*(kinds * 40))
    new = paragraphs(*(text.replace("keeps", "holds") for text in (*kinds * 24, *kinds[:2], *kinds * 16)))
    found = redline(old, new)
    assert both(found) == (texts(old), texts(new))
    assert found.words(Kind.KEPT) > 0.6 * 6_000


def test_the_scorer_takes_a_word_marked_in_part_as_marked() -> None:
    found = of_pieces([Piece(Kind.KEPT, "plan"), Piece(Kind.ADDED, "s"), Piece(Kind.KEPT, " here")])
    assert (found.cost, found.least) == (5 + 6 + 20, 31)
