"""Reading: papers come in, somebody compares what was read with the original, mends it and accepts it."""

from classplan.web.pages import form, page
from classplan.web.staff.reading.views import add, list_of_papers, one_paper, original

urlpatterns = [
    page("", list_of_papers, "readings"),
    form("add/", add, "reading_add"),
    form("<int:number>/", one_paper, "reading"),
    page("<int:number>/original/", original, "reading_original"),
]
