"""The addresses of findings."""

from classplan.web.pages import form
from classplan.web.staff.linting.views import of_change, of_class, of_paper

urlpatterns = [
    form("paper/<int:number>/", of_paper, "findings_of_paper"),
    form("change/<int:number>/<int:ordinal>/", of_change, "findings_of_change"),
    form("class/<int:number>/<day:day>/", of_class, "findings_of_class"),
]
