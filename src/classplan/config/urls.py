"""Which part answers under which address."""

from django.urls import include, path

handler400 = "classplan.web.too_large.refused"
handler404 = "classplan.web.api.missing.missing"

urlpatterns = [path("", include("classplan.web.urls"))]
