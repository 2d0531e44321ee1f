"""The portal's addresses, and the bare views that its class page is compared with."""

from django.urls import include, path

from bench.bare import same_template, text_only

urlpatterns = [
    path("bare/text-only/", text_only),
    path("bare/same-template/", same_template),
    path("", include("classplan.config.urls")),
]
