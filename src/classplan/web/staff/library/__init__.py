"""Library health: how the specifications stand on a day, as figures, each with the list behind it.

The address says *library* for what the guides call so; standards and references have addresses of their own under it.
"""

from classplan.web.pages import page
from classplan.web.staff.library.figures import dashboard
from classplan.web.staff.library.lists import one_list, one_list_as_csv
from classplan.web.staff.library.one_duty import one_duty
from classplan.web.staff.library.side_by_side import side_by_side

urlpatterns = [
    page("", dashboard, "library"),
    page("lists/<slug:kind>/", one_list, "library_list"),
    page("lists/<slug:kind>.csv", one_list_as_csv, "library_csv"),
    page("twins/<number:first>/<number:second>/", side_by_side, "library_twins"),
    page("duties/<number:key>/", one_duty, "library_duty"),
]
