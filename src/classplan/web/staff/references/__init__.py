"""References at the desk: which specifications name which classes, and the titles that name none."""

from classplan.web.pages import page
from classplan.web.staff.references.views import list_of_titles, one_class, one_title

urlpatterns = [
    page("", list_of_titles, "references"),
    page("titles/", one_title, "references_title"),
    page("<int:number>/", one_class, "references_class"),
]
