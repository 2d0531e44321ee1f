"""The portal's addresses, and the bare page that its class page is compared with."""

from django.urls import include, path

from bench.bare import bare_page

urlpatterns = [path("bare/", bare_page), path("", include("classplan.config.urls"))]
