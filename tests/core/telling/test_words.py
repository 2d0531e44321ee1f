"""What only looks different, what differs, and which words turn a meaning."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from classplan.core.telling.words import differences, keys, only_form, plain, turns


@pytest.mark.parametrize(
    ("before", "after", "form"),
    [
        ("Files plans.", "Files plans.", ""),
        ("files PLANS.", "Files plans.", "capitals"),
        ("Files plans,maps.", "Files plans, maps.", "spacing"),
        ("Files plans; maps", "Files plans, maps.", "punctuation"),
        ("Self Management", "Self-Management", "punctuation"),
        ("E-mails the judgement", "Emails the judgment", "spelling"),
        ("two (2) years", "2 years", "spelling"),
        ("organises & files", "organizes and files", "spelling"),
        ("Graduation or the possession of a card", "Graduation or possession of a card", "an article"),
        ("$1,000", "$1000", "punctuation"),
        ("1.5 years", "15 years", None),
        ("$1,000", "$10.00", None),
        ("10%", "10", None),
        ("may file", "shall file", None),
        ("and", "and/or", None),
        ("ten files", "eleven files", None),
    ],
)
def test_what_only_looks_different_is_told_apart(before: str, after: str, form: str | None) -> None:
    assert only_form(before, after) == form


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ("They may file.", "They shall file.", "“may” became “shall”: what was allowed is now required"),
        (
            "A licence is required.",
            "A licence is preferred.",
            "“required” became “preferred”: what was required is now advised",
        ),
        ("They must file.", "They shall file.", "“must” became “shall”"),
        ("Two years of work.", "Four years of work.", "“Two” became “Four”"),
        ("6 to 8 years of work", "6 to 10 years of work", "“8” became “10”"),
        ("They may file.", "They may not file.", "“not” was added, which limits or turns what is said"),
        ("Only clerks file.", "Clerks file.", "“only” was removed, which limited or turned what was said"),
        ("A degree and a licence.", "A degree or a licence.", "“and” became “or”: one of them is enough now"),
        ("A degree and a licence.", "A degree and/or a licence.", "“and” became “and/or”: one of them is enough now"),
        ("A degree or a licence.", "A degree and a licence.", "“or” became “and”: all of them are needed now"),
        ("on the essential duties", "on the predominant duties", "“essential” became “predominant”"),
    ],
)
def test_a_single_word_that_turns_the_meaning_is_called_out(before: str, after: str, said: str) -> None:
    assert turns(differences(before, after)) == (said,)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("Files plans.", "Files maps."),
        ("Files plans and maps for the street.", "Files plans."),
        ("The Clerk files; 2 years.", "the clerk files: two years"),
        ("Sorts mail.", "Sorts mail and parcels from every office in town, and keeps a list of them or a book."),
    ],
)
def test_other_words_are_not(before: str, after: str) -> None:
    assert turns(differences(before, after)) == ()


@given(st.text(max_size=60))
def test_a_text_differs_from_itself_in_nothing(text: str) -> None:
    assert only_form(text, text) == ""
    assert differences(text, text) == ()


@given(st.text(max_size=40), st.text(max_size=40))
def test_what_is_only_form_leaves_no_words_that_differ(before: str, after: str) -> None:
    if only_form(before, after) not in (None, "an article"):
        assert plain(before) == plain(after)
        assert not turns(differences(before, after))


@given(
    st.lists(st.sampled_from(["Files", "may", "2", "two", "plans,", "שלום", "👩‍🚒", "&"]), max_size=12).map(" ".join)
)
def test_every_word_has_one_key_at_most(text: str) -> None:
    assert len(keys(text)) <= len(text.split())
