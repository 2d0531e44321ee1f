"""Which part answers under which address."""

from django.urls import include, path

handler400 = "classplan.web.too_large.refused"

urlpatterns = [path("", include("classplan.web.urls"))]
