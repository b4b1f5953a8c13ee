"""What the web server calls."""

import gc
import os
import signal

from django.core.wsgi import get_wsgi_application
from django.urls import get_resolver

from gaodi import orphans

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "gaodi.web.config.settings")
# Several of these processes stand below one that starts them: they do not outlive it.
orphans.end_with_parent(signal.SIGKILL)
application = get_wsgi_application()
# Every page is read before the first is asked for; and what stays as long as the process is not looked through for
# garbage again and again, which would hold up a page for a tenth of a second.
_ = get_resolver().url_patterns
gc.collect()
gc.freeze()
gc.set_threshold(50_000, 20, 20)
