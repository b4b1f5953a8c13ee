"""What the web server calls."""

import os
import signal

from django.core.wsgi import get_wsgi_application

from gaodi import orphans

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaodi.web.config.settings")
# Several of these processes stand below one that starts them: they do not outlive it.
orphans.end_with_parent(signal.SIGKILL)
application = get_wsgi_application()
