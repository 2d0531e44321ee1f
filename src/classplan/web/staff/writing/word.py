"""A draft as a Word file, and what came back from Word."""

from typing import Any

from django import forms
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.utils.http import content_disposition_header

from classplan.core.errors import DomainError, Invalid
from classplan.core.writing.draft import fields_of, find, values_of
from classplan.core.writing.merging import merged
from classplan.core.writing.plain import as_text
from classplan.formats.inspection import LARGEST
from classplan.records.accounts.models import Office
from classplan.records.papers.rendering import WORD
from classplan.records.writing import exchange, selectors
from classplan.web.forms import Form
from classplan.web.pages import say, typed
from classplan.web.staff.writing.matter import SAY, by, matter_of, page_of_draft, redline_of_texts
from classplan.web.who import require


class Edited(Form):
    """The file that was edited."""

    file = forms.FileField(
        label="The edited Word file",
        allow_empty_file=True,
        help_text=f"The file that was written out here, saved as .docx, up to {LARGEST // 1_000_000} MB.",
        widget=forms.FileInput(attrs={"accept": ".docx"}),
    )


def written_out(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """The draft in the form of the house, to be edited in Word and brought back."""
    matter = matter_of(request, office, number)
    answer = HttpResponse(exchange.exported(matter.draft, matter.draft.revision), content_type=WORD)
    name = f"draft-{number}-revision-{matter.draft.revision}.docx"
    answer["Content-Disposition"] = content_disposition_header(True, name) or "attachment"
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


def bring_back(request: HttpRequest, office: Office, number: int) -> HttpResponse:
    """Bring an edited file back."""
    matter = matter_of(request, office, number)
    require(request, office, SAY)
    asked = Edited(typed(request), request.FILES or None)
    if request.method == "POST" and asked.is_valid():
        file = asked.cleaned_data["file"]
        try:
            if file.size > LARGEST:
                raise Invalid(f"{file.name}: it has {file.size:,} bytes; at most {LARGEST:,} are taken.")
            row = exchange.bring_back(office, number, file.name, file.read(), by=by(request, office, SAY))
        except DomainError as error:
            asked.refuse(error, "file")
        else:
            tracked = len(row.found["suggested"])
            if tracked:
                say(request, f"{tracked} tracked change{'s are' if tracked > 1 else ' is'} among the suggestions now.")
            return redirect("draft_returned", number, row.number)
    return page_of_draft(request, office, "staff/draft_word.html", matter, form=asked)


def came_back(request: HttpRequest, office: Office, number: int, returned: int) -> HttpResponse:
    """What a file changes, section by section; nothing is saved before it is chosen."""
    matter = matter_of(request, office, number)
    row = selectors.returned(matter.draft, returned)
    refused: DomainError | None = None
    if request.method == "POST":
        require(request, office, SAY)
        try:
            said = request.POST
            suggest = said.get("do") != "save" or not matter.may_change
            keys, values = said.getlist("key"), said.get("values") == "yes"
            done = exchange.take(
                office, number, returned, keys, values=values, as_suggestions=suggest, by=by(request, office, SAY)
            )
        except DomainError as error:
            refused = error
        else:
            say(request, _told(done))
            return redirect("draft", number)
    body = selectors.body_at(matter.draft, row.revision)
    labels = {"title": "Title"} | {
        name: (field["label"] or field["key"]).rstrip(": ") for name, field in fields_of(body)
    }
    return page_of_draft(
        request,
        office,
        "staff/draft_returned.html",
        matter,
        refused=refused,
        returned=row,
        chosen=request.POST.getlist("key") if refused else None,
        parts=[_part(said, matter.body) for said in row.found["sections"]],
        values=[
            (labels.get(name, name), values_of(body).get(name, ""), value)
            for name, value in row.found["values"].items()
        ],
        older=row.revision < matter.draft.revision,
    )


def _part(said: dict[str, str], body: dict[str, Any]) -> dict[str, Any]:
    section = find(body, said["key"])
    now = as_text(section) if section else ""
    clashes = bool(section) and bool(merged(said["was"], said["text"], now).clashes)
    heading = said["was"].partition("\n")[0] or "A section without a heading"
    return {
        "key": said["key"],
        "heading": heading,
        "there": section is not None,
        "clashes": clashes,
    } | redline_of_texts(said["was"], said["text"])


def _told(done: exchange.Taken) -> str:
    told = []
    if done.saved:
        told.append(f"{done.saved} part{'s are' if done.saved > 1 else ' is'} saved")
    if done.suggested:
        told.append(
            f"{done.suggested} suggestion{'s are' if done.suggested > 1 else ' is'} made for the owner to decide"
        )
    return f"{'; '.join(told)}." if told else "All of it stood in the draft already. Nothing was changed."
