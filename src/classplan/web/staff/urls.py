"""The addresses of the desk, one module for each part."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("amendments/", include("classplan.web.staff.amendments")),
    path("", include("classplan.web.staff.work")),
    path("drafts/", include("classplan.web.staff.writing")),
    path("classes/", include("classplan.web.staff.writing.class_papers")),
    path("journal/", include("classplan.web.staff.journal")),
    path("reading/", include("classplan.web.staff.reading")),
    path("imports/", include("classplan.web.staff.importing")),
    path("findings/", include("classplan.web.staff.linting.urls")),
    path("library/standards/", include("classplan.web.staff.standards")),
    path("library/references/", include("classplan.web.staff.references")),
    path("library/", include("classplan.web.staff.library")),
    path("clock/", include("classplan.web.staff.clock")),
    path("people/", include("classplan.web.staff.people")),
]
