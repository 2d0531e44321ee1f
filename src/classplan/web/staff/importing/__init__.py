"""Taking in many papers: a zip is uploaded, a process reads it, and somebody works through what needs a person."""

from classplan.web.pages import form, page
from classplan.web.staff.importing.views import (
    accept,
    add,
    list_of_batches,
    list_of_files,
    list_of_papers,
    one_batch,
    report_csv,
    report_json,
)

urlpatterns = [
    page("", list_of_batches, "imports"),
    form("add/", add, "import_add"),
    form("<int:number>/", one_batch, "import"),
    page("<int:number>/files/", list_of_files, "import_files"),
    page("<int:number>/kinds/<slug:key>/", list_of_papers, "import_kind"),
    form("<int:number>/accept/", accept, "import_accept"),
    page("<int:number>/files.csv", report_csv, "import_csv"),
    page("<int:number>/report.json", report_json, "import_json"),
]
