"""Which part answers under which address."""

from django.urls import include, path

urlpatterns = [path("", include("classplan.web.urls"))]
