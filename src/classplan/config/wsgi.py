"""The door for a web server: `granian --interface wsgi classplan.config.wsgi:application`."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "classplan.config.settings")

application = get_wsgi_application()
