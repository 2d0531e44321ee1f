"""The portal's addresses, and the bare views that its pages are compared with: declared here, as the gate asks it."""

from django.urls import include, path

from bench.bare import same_template, text_only
from classplan.web.access import ADDRESSES, ANYONE

ADDRESSES |= {"bare_text_only": ANYONE, "bare_same_template": ANYONE}

urlpatterns = [
    path("bare/text-only/", text_only, name="bare_text_only"),
    path("bare/same-template/", same_template, name="bare_same_template"),
    path("", include("classplan.config.urls")),
]
