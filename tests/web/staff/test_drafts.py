"""Drafts at the desk: what is typed is never lost, two people never write over each other, others' drafts are not there."""

from datetime import date
from typing import Any

import pytest
from django.core import signing
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from classplan.core.policy import Role
from classplan.records.writing import editing, exchange, reviewing, sending
from classplan.records.writing.models import Answer, Remark, SpecDraft
from classplan.web.kept import MARK
from tests.plugins.office import Desk
from tests.records.writing import Pen, edited, pen_at
from tests.web.people import signed_in, somebody
from tests.web.words import words_on

pytestmark = pytest.mark.sqlite  # pages; on PostgreSQL `test_access` asks every address once


@pytest.fixture
def pen(desk: Desk) -> Pen:
    pen = pen_at(desk)
    pen.started()
    return pen


def client_of(pen: Pen, login: str, *roles: Role) -> Client:
    return signed_in(pen.office, *roles, login=login)


@pytest.fixture
def ada(pen: Pen) -> Client:
    return client_of(pen, "ada", Role.ANALYST)


def address(pen: Pen, heading: str = "ESSENTIAL") -> str:
    return reverse("draft_section", args=[pen.number, pen.key(heading)])


def post(client: Client, where: str, **typed: Any) -> Any:
    return client.post(where, typed, follow=True)


def test_the_redline_is_shown_and_nothing_saved_before_it_is_asked_for(pen: Pen, ada: Client) -> None:
    text = pen.text("ESSENTIAL").replace("Mends", "Repairs")
    page = post(ada, address(pen), do="show", seen="1", text=text).content.decode()
    assert "Repairs" in page
    assert "redline-changed" in page
    assert "Not saved yet" in page
    assert pen.draft.revision == 1
    post(ada, address(pen), do="save", seen="1", text=text)
    assert "Repairs" in pen.text("ESSENTIAL")


def test_two_people_at_the_same_words_are_shown_both_and_the_one_before(pen: Pen, ada: Client) -> None:
    bob, text = client_of(pen, "bob", Role.ANALYST), pen.text("ESSENTIAL")
    post(ada, address(pen), do="save", seen="1", text=text.replace("Mends ladders", "Repairs ladders"))
    answer = post(bob, address(pen), do="save", seen="1", text=text.replace("Mends ladders", "Paints ladders"))
    page = answer.content.decode()
    assert "Two people wrote the same words" in page
    assert "Ada (ada) changed this section meanwhile" in page
    assert all(f">{word}</t" in page for word in ("Mends", "Paints", "Repairs"))
    assert answer.context["seen"] == 2
    post(bob, address(pen), do="save", seen="2", text=answer.context["text"])
    assert "Paints ladders" in pen.text("ESSENTIAL")


def test_what_was_typed_is_in_its_box_again_after_the_session_ended(pen: Pen, ada: Client) -> None:
    where = address(pen)
    typed = {"do": "save", "seen": "1", "text": "ESSENTIAL DUTIES\n\nSleeps."}
    del ada.cookies["sessionid"]
    mark = {"typed_by": _mark(pen)}
    answer = ada.post(where, typed | mark)
    assert answer.status_code == 302
    ada.force_login(pen.owner)
    page = ada.get(where).content.decode()
    assert "Sleeps." not in pen.text("ESSENTIAL")
    assert "Sleeps.</textarea>" in page
    assert "What you had typed is in the form below" in page
    assert ada.post(where, typed).status_code == 302
    pen.save("ESSENTIAL", pen.text("ESSENTIAL") + "\nAnd wakes.")
    page = ada.get(where).content.decode()
    assert "And wakes.</textarea>" in page, "once it is saved, the box holds the newest words"
    assert "What you had typed" not in page


def _mark(pen: Pen) -> str:
    return signing.dumps(pen.owner.pk, salt=MARK)


@pytest.mark.parametrize("sign", ["\x00", "\x07", "\u2028"])
def test_a_sign_that_cannot_be_printed_is_named_and_the_rest_kept(pen: Pen, ada: Client, sign: str) -> None:
    answer = post(ada, address(pen), do="save", seen="1", text=f"ESSENTIAL DUTIES\n\nSleeps{sign}.")
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "cannot be printed" in page
    assert "Sleeps" in page
    assert pen.draft.revision == 1


def test_a_section_without_its_revision_or_act_does_nothing_and_says_so(pen: Pen, ada: Client) -> None:
    for typed in (
        {"do": "save", "seen": "x", "text": "A"},
        {"do": "fly", "seen": "1"},
        {},
        {"do": "save", "seen": "99", "text": "A"},
    ):
        assert "This was not done" in post(ada, address(pen), **typed).content.decode()
    assert pen.draft.revision == 1


def test_a_draft_is_not_there_for_whoever_is_not_invited(pen: Pen) -> None:
    authority = signed_in(pen.office, Role.APPOINTING_AUTHORITY, login="otto")
    names = ("draft", "draft_revisions", "draft_people", "draft_remarks", "draft_docx", "draft_word")
    for name in names:
        assert authority.get(reverse(name, args=[pen.number])).status_code == 404
    assert authority.get(address(pen)).status_code == 404
    assert authority.post(address(pen), {"do": "comment", "seen": "1", "comment": "Ha."}).status_code == 404
    assert not Remark.objects.exists()
    assert "No draft is here yet" in authority.get(reverse("drafts")).content.decode()
    reviewing.invite(pen.office, pen.number, "otto", "supervisor", by=pen.by())
    assert authority.get(reverse("draft", args=[pen.number])).status_code == 200
    assert authority.post(address(pen), {"do": "save", "seen": "1", "text": "H\nA"}, follow=True).status_code == 200
    assert pen.draft.revision == 1


@pytest.mark.clause(172)
def test_an_incumbent_comments_and_suggests_and_the_owner_decides(pen: Pen, ada: Client) -> None:
    post(
        ada,
        reverse("draft_people", args=[pen.number]),
        **{"do": "invite", "ask-login": "dana", "ask-capacity": "incumbent"},
    )
    assert not SpecDraft.objects.get().invitations.exists()  # nobody of that login yet, and the form says so
    dana = client_of(pen, "dana", Role.EMPLOYEE)
    post(
        ada,
        reverse("draft_people", args=[pen.number]),
        **{"do": "invite", "ask-login": "dana", "ask-capacity": "incumbent"},
    )
    text = pen.text("ESSENTIAL")
    post(dana, address(pen), do="comment", seen="1", comment="Not any more.", item=text.splitlines()[-1])
    post(dana, address(pen), do="suggest", seen="1", text=text.replace("Mends", "Repairs"), why="We have a press.")
    page = dana.get(address(pen)).content.decode()
    assert "In the margin (2 open)" in page
    assert "It waits for Ada, who owns the draft." in page
    post(dana, reverse("draft_people", args=[pen.number]), **{"do": "over", "over-outcome": "agrees"})
    post(ada, address(pen), do="accepted", remark="2", reason="It is so.")
    assert "Repairs" in pen.text("ESSENTIAL")
    post(ada, reverse("draft_remarks", args=[pen.number]), do="settled", remark="1", reason="Looked at.")
    assert Answer.objects.count() == 2
    page = dana.get(reverse("draft_remarks", args=[pen.number])).content.decode()
    assert "Nothing waits for an answer" in page
    assert "Settled" in page
    post(dana, address(pen), do="accepted", remark="2", reason="Mine.")
    assert Answer.objects.count() == 2


def test_a_decision_without_a_reason_is_refused_at_its_field(pen: Pen, ada: Client) -> None:
    reviewing.comment(pen.office, pen.number, pen.key("ESSENTIAL"), "All of it?", seen=1, by=pen.by(pen.second))
    for where in (address(pen), reverse("draft_remarks", args=[pen.number])):
        page = post(ada, where, do="settled", remark="1", reason=" ").content.decode()
        assert '<span class="usa-error-message" id="reason-1-error">Say in at most 500' in page
        assert 'aria-describedby="reason-1-hint reason-1-error" aria-invalid="true"' in page
        assert '<a href="#reason-1">Remark 1</a>' in page
        assert "reason-1-error" not in ada.get(where).content.decode()


def test_a_draft_says_what_can_become_of_it_and_nothing_else(pen: Pen, ada: Client) -> None:
    def page() -> str:
        return words_on(ada.get(reverse("draft", args=[pen.number])).content)

    assert "Put it into an amendment" in page()
    editing.set_aside(pen.office, pen.number, reason="Not now.", by=pen.by())
    assert "amendment" not in page()
    editing.take_up(pen.office, pen.number, by=pen.by())
    sending.put(pen.office, pen.number, sending.Into(subject="Orchards", why="It is old."), by=pen.by())
    assert "The amendment has this revision" in page()
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")
    assert "Send edits to the amendment" in page()


def test_a_draft_of_a_class_on_its_way_in_another_amendment_is_no_dead_end(pen: Pen, ada: Client) -> None:
    where, typed = reverse("draft_amendment", args=[pen.number]), {"do": "put", "amendment": "new", "why": "It is old."}
    assert "runs together" not in ada.get(where).content.decode()
    post(ada, where, subject="Orchards", **typed)
    pen.started()
    where = reverse("draft_amendment", args=[pen.number])
    assert "(draft) changes this class already, in change 1" in ada.get(where).content.decode()
    post(ada, where, subject="Ladders", alongside="The first one is stuck.", **typed)
    assert pen.draft.state == "put"


def test_a_file_from_word_is_shown_before_anything_is_saved(pen: Pen, ada: Client) -> None:
    content = edited(exchange.exported(pen.draft, 1), lambda words: words.replace("Mends", "Repairs"))
    file = SimpleUploadedFile("back.docx", content)
    page = post(ada, reverse("draft_word", args=[pen.number]), file=file).content.decode()
    assert "Nothing of it is in the draft before you choose it" in page
    assert pen.draft.revision == 1
    where = reverse("draft_returned", args=[pen.number, 1])
    assert "Nothing was chosen" in post(ada, where, do="save").content.decode()
    post(ada, where, do="save", key=pen.key("ESSENTIAL"))
    assert "Repairs" in pen.text("ESSENTIAL")


@pytest.mark.clause(172, 175)
def test_the_form_of_the_memo_is_filled_with_who_went_over_the_draft(pen: Pen, ada: Client) -> None:
    reviewing.record_review(pen.office, pen.number, who="Sam Oh", capacity="union", outcome="agreeable", by=pen.by())
    page = post(
        ada, reverse("draft_amendment", args=[pen.number]), do="put", amendment="new", subject="Orchards", why="Old."
    )
    assert "is the new text of change 1" in page.content.decode()
    amendment = SpecDraft.objects.get().amendment
    assert amendment is not None
    form = ada.get(reverse("paper_issue", args=[amendment.number])).content.decode()
    assert "Sam Oh, union; agreeable; 2026-03-02" in form
    change = ada.get(reverse("change_edit", args=[amendment.number, 1])).content.decode()
    assert reverse("draft", args=[pen.number]) in change
    pen.save("ESSENTIAL", "ESSENTIAL DUTIES\n\nSleeps.")
    assert (
        "is newer than what the amendment has"
        in ada.get(reverse("draft_amendment", args=[pen.number])).content.decode()
    )
    sending.send_edits(pen.office, pen.number, by=pen.by())


def test_writing_it_here_is_offered_beside_uploading_a_file(pen: Pen, ada: Client) -> None:
    row = sending.put(pen.office, pen.number, sending.Into(subject="Orchards", why="Old."), by=pen.by())
    where = reverse("change_new", args=[row.amendment.number, "create"])
    page = ada.get(where).content.decode()
    assert reverse("draft_start") in page
    assert reverse("reading_add") in page


def test_sections_are_added_moved_and_taken_out_from_the_page_of_the_draft(pen: Pen, ada: Client) -> None:
    where = reverse("draft", args=[pen.number])
    page = post(ada, where, do="add", heading="Demands", kind="physical_demands", after="s1").content.decode()
    assert "is added. It is empty yet." in page
    post(ada, where, do="earlier", key="s99")
    key = pen.key("Demands")
    post(ada, where, do="earlier", key=key)
    post(ada, where, do="remove", key=key, seen=str(pen.draft.revision))
    assert pen.draft.revision == 4
    page = post(ada, reverse("draft_revision", args=[pen.number, 2]), seen="4").content.decode()
    assert "The draft is as it was at revision 2" in page
    assert (
        "as it was at revision 9"
        not in post(ada, reverse("draft_revision", args=[pen.number, 9]), seen="5").content.decode()
    )


@pytest.mark.clause(20, 191)
@pytest.mark.parametrize(
    ("name", "typed"), [("class_announcement", {"how": "In writing.", "until": "Friday"}), ("class_performance", {})]
)
def test_papers_are_drafted_from_the_class_of_a_day(pen: Pen, ada: Client, name: str, typed: dict[str, str]) -> None:
    where = reverse(name, args=[1, date(2015, 1, 15)])
    assert ada.get(where).status_code == 200
    for form, kind in (("html", "text/html"), ("docx", "application/vnd"), ("pdf", "application/pdf")):
        answer = ada.get(where, typed | {"file": form})
        assert answer["Content-Type"].startswith(kind)
    assert "Mends ladders" in ada.get(where, typed | {"file": "html"}).content.decode()
    early = ada.get(reverse(name, args=[1, date(2011, 1, 15)]), typed | {"file": "html"}).content.decode()
    assert "has no specification on Saturday, January 15, 2011" in early
    assert ada.get(where, {"file": "html", "how": "x" * 9000}).status_code == 200


def test_a_person_who_is_named_stays_one_of_the_office(pen: Pen, ada: Client) -> None:
    somebody(pen.office, Role.EMPLOYEE, login="dana")
    page = post(
        ada,
        reverse("draft_people", args=[pen.number]),
        **{"do": "invite", "ask-login": "d@na", "ask-capacity": "union"},
    )
    assert "Nobody with an open account goes by" in page.content.decode()
