"""The redline of versions as they come about: paragraphs edited, moved, joined, parted, doubled, added and taken out."""

from dataclasses import replace
from itertools import pairwise
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.redline import Block, Kind, Role, accepted, paragraphs, redline, rejected
from classplan.core.redline.islands import cost, without_islands
from classplan.core.redline.sections import tokens, words_kept
from classplan.formats.word_layout import Laid, laid_out
from tests.core.test_redline import BODIES, WORDS, texts
from tests.redline_score import measured

Body = tuple[Block, ...]
EDITS = ("replace", "end", "begin", "both", "move", "join", "part", "double", "add", "drop", "swap", "restyle")
LOTS = " ".join(f"word{n}" for n in range(40)).split()


def edit(body: list[Block], how: str, chance: Random) -> None:
    """One edit of a text, in place."""
    if not body or how == "add":
        body.insert(chance.randint(0, len(body)), Block(chance.choice(("", said(chance))), chance.choice(list(Role))))
        return
    n = chance.randrange(len(body))
    block, words = body[n], body[n].text.split()
    after = body[n + 1] if n + 1 < len(body) else block
    at = chance.randint(0, len(words))
    match how:
        case "replace":
            body[n] = replace(block, text=" ".join([*words[:at], said(chance), *words[at + 2 :]]))
        case "end":
            body[n] = replace(block, text=f"{block.text} {said(chance)}")
        case "begin":
            body[n] = replace(block, text=f"{said(chance)} {block.text}")
        case "both":
            body[n] = replace(block, text=f"{block.text} {said(chance)}")
            body[n + 1 : n + 2] = [replace(after, text=f"{said(chance)} {after.text}", mark=None)]
        case "move":
            body.insert(chance.randint(0, len(body)), body.pop(n))
        case "join":
            body[n : n + 2] = [replace(block, text=f"{block.text} {after.printed}")]
        case "part":
            body[n : n + 1] = [replace(block, text=" ".join(words[:at])), Block(" ".join(words[at:]))]
        case "double":
            body.insert(chance.randint(0, len(body)), block)
        case "drop":
            del body[n : n + chance.randint(1, 3)]
        case "swap":
            m = chance.randrange(len(body))
            body[n], body[m] = body[m], body[n]
        case _:
            body[n] = replace(block, role=chance.choice(list(Role)), level=chance.randint(0, 3))


def said(chance: Random) -> str:
    return " ".join(chance.choices(LOTS, k=chance.randint(1, 4)))


@st.composite
def versions(draw: st.DrawFn) -> tuple[Body, Body]:
    """A text and what became of it in a few edits."""
    long = st.lists(st.one_of(WORDS, st.sampled_from(LOTS)), min_size=3, max_size=16).map(" ".join).map(Block)
    old = draw(st.one_of(BODIES, st.lists(long, max_size=12).map(tuple)))
    chance = draw(st.randoms(use_true_random=False))
    new = list(old)
    for how in draw(st.lists(st.sampled_from(EDITS), max_size=8)):
        edit(new, how, chance)
    return old, tuple(new)


@given(versions())
def test_both_versions_are_in_the_redline_word_for_word(pair: tuple[Body, Body]) -> None:
    old, new = pair
    found = redline(old, new)
    assert rejected(found.rows) == texts(old)
    assert accepted(found.rows) == texts(new)
    assert measured(found).score >= 1


@given(versions())
def test_in_the_word_file_no_two_additions_meet_at_an_end_that_is_kept(pair: tuple[Body, Body]) -> None:
    laid = laid_out(redline(*pair).rows)
    assert laid[-1].end is Kind.KEPT
    for row, after in pairwise(laid):
        assert row.end is not Kind.KEPT or not (comes(row, -1) and comes(row, -1) == comes(after, 0))


def comes(row: Laid, at: int) -> str:
    if not row.pieces:
        return "added" if row.end is Kind.ADDED else ""
    kind = row.pieces[at].kind
    if kind is Kind.KEPT:
        return "moved" if row.move and not row.move.away else ""
    return "added" if kind is Kind.ADDED else ""


@given(versions())
def test_islands_are_given_up_only_within_what_is_allowed(pair: tuple[Body, Body]) -> None:
    old, new = tokens(pair[0]), tokens(pair[1])
    kept = next(words_kept(*pair))
    fewer = without_islands(kept, old, new, least=cost(kept, old, new))
    assert set(fewer) <= set(kept)
    assert cost(fewer, old, new) <= cost(kept, old, new) * 1.01


def test_a_long_word_that_two_sentences_share_by_chance_is_no_bridge_between_them() -> None:
    one = "Reviews the drawings of every contractor and marks what the ordinance does not permit in the margin."
    other = "Keeps the yard in order and orders what the crews need for the coming season, in the ordinance of the day."
    many = paragraphs(*(f"Section {n} is what it was and stays so." for n in range(3)))
    (row,) = (row for row in redline((*many, Block(one)), (*many, Block(other))).rows if row.changed)
    alone = [p.text.split() for p in row.pieces[1:-1] if p.kind is Kind.KEPT and 0 < len(p.text.split()) <= 1]
    assert alone == []


def test_where_the_end_of_one_item_and_the_mark_of_the_next_change_both_stay_items() -> None:
    body = paragraphs(*(f"{LOTS[n % 40]} and so on to the end of it number {n}." for n in range(120)))
    old = (
        *body,
        Block("Coordinates all orientations.", Role.ITEM, mark="A."),
        Block("Processes leaves.", Role.ITEM, mark="B."),
    )
    new = (*body[110:], *paragraphs(*LOTS), Block("Coordinates all meetings.", Role.ITEM, mark="6."), Block("Processes leaves.", Role.ITEM, mark="7."))  # fmt: skip
    assert [row.end for row in redline(old, new).rows[-2:]] == [Kind.KEPT, Kind.KEPT]


def test_sixty_pages_in_which_every_word_is_another_are_compared_at_once() -> None:
    chance = Random(1)  # noqa: S311 - a seeded text, no secret
    old = paragraphs(*(" ".join(chance.choices([f"a{n}" for n in range(3_000)], k=45)) for _ in range(600)))
    new = paragraphs(*(" ".join(chance.choices([f"b{n}" for n in range(3_000)], k=45)) for _ in range(600)))
    found = redline(old, new)
    assert (rejected(found.rows), accepted(found.rows)) == (texts(old), texts(new))


@pytest.mark.parametrize("length", [300, 5_000])
def test_a_title_of_many_characters_is_one_paragraph(length: int) -> None:
    title = Block("Clerk " * (length // 6), Role.TITLE, 1)
    found = redline((title, Block("Files.")), (replace(title, text=f"{title.text}of Records"), Block("Files.")))
    assert [row.changed for row in found.rows] == [True, False]
    assert found.words(Kind.REMOVED) == 0
