"""Settings under test: a workspace that is thrown away, and passwords that hash quickly."""

import atexit
import os
import shutil
import tempfile

if "GAODI_WORKSPACE" not in os.environ or "PYTEST_XDIST_WORKER" in os.environ:
    os.environ["GAODI_WORKSPACE"] = tempfile.mkdtemp(prefix="gaodi-test-")
    atexit.register(shutil.rmtree, os.environ["GAODI_WORKSPACE"], ignore_errors=True)

from gaodi.web.config.settings import *  # noqa: F403

PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
