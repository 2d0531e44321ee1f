"""The addresses of the pages."""

from django.urls import URLPattern, URLResolver, include, path

urlpatterns: list[URLPattern | URLResolver] = [
    path("", include("classplan.web.portal.urls")),
    path("", include("classplan.web.api.urls")),
    path("", include("classplan.web.account.urls")),
    path("desk/", include("classplan.web.staff.urls")),
]
