"""Writing: drafts of specifications, section by section, with the redline beside, reviewers, and Word and back."""

from classplan.web.pages import form, page
from classplan.web.staff.writing.head import title_and_fields
from classplan.web.staff.writing.listing import list_of_drafts, start_draft
from classplan.web.staff.writing.one import one_draft
from classplan.web.staff.writing.people import invited
from classplan.web.staff.writing.remarks import list_of_remarks
from classplan.web.staff.writing.revisions import list_of_revisions, one_revision
from classplan.web.staff.writing.section import one_section
from classplan.web.staff.writing.sending import into_an_amendment
from classplan.web.staff.writing.word import bring_back, came_back, written_out

urlpatterns = [
    page("", list_of_drafts, "drafts"),
    form("new/", start_draft, "draft_start"),
    form("<int:number>/", one_draft, "draft"),
    form("<int:number>/sections/<str:key>/", one_section, "draft_section"),
    form("<int:number>/head/", title_and_fields, "draft_head"),
    page("<int:number>/revisions/", list_of_revisions, "draft_revisions"),
    form("<int:number>/revisions/<int:revision>/", one_revision, "draft_revision"),
    form("<int:number>/people/", invited, "draft_people"),
    form("<int:number>/remarks/", list_of_remarks, "draft_remarks"),
    form("<int:number>/amendment/", into_an_amendment, "draft_amendment"),
    page("<int:number>/draft.docx", written_out, "draft_docx"),
    form("<int:number>/word/", bring_back, "draft_word"),
    form("<int:number>/word/<int:returned>/", came_back, "draft_returned"),
]
