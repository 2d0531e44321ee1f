"""Invented papers in layouts that no sample has: what was written down of each before it was read is what is read."""

import pytest

from bench.reading_unseen import Tried, tried

HELD = {one.name: one for one in tried()}


@pytest.mark.parametrize("one", HELD.values(), ids=HELD)
def test_a_paper_in_a_layout_of_no_sample_is_read_as_it_was_written_down(one: Tried) -> None:
    assert one.words.is_whole
    assert not one.wrong
