"""Standard language at the desk: what drifts, settling a wording, and bringing specifications to it by an amendment."""

from classplan.web.pages import form, page
from classplan.web.staff.standards.aligning import align
from classplan.web.staff.standards.views import fill_library, list_of_standards, one_standard, settle_wording

urlpatterns = [
    page("", list_of_standards, "standards"),
    form("fill/", fill_library, "standards_fill"),
    page("<int:number>/", one_standard, "standard"),
    form("<int:number>/settle/", settle_wording, "standard_settle"),
    form("<int:number>/align/", align, "standard_align"),
]
