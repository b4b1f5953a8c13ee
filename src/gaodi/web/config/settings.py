"""Settings of the site, from the environment (docs/deploy.md lists every variable)."""

from datetime import timedelta
from pathlib import Path

from django.urls import reverse_lazy
from django.utils.translation import gettext_lazy as _

from gaodi.web.config import environment as env

WEB = Path(__file__).resolve().parents[1]
GAODI_WORKSPACE = env.workspace()

SECRET_KEY = env.kept_key(GAODI_WORKSPACE / "secret.key")
AUDIT_KEY = env.kept_key(GAODI_WORKSPACE / "audit.key")
DEBUG = env.flag("GAODI_DEBUG")
HTTPS = env.flag("GAODI_HTTPS")
ALLOWED_HOSTS = env.words("GAODI_HOSTS", "127.0.0.1,localhost,[::1]")
CSRF_TRUSTED_ORIGINS = [f"https://{host}" for host in ALLOWED_HOSTS if host != "*"] if HTTPS else []

PLACES = {
    "gaodi.web.plans": "plan/",
    "gaodi.web.enterprises": "enterprises/",
    "gaodi.web.imports": "imports/",
    "gaodi.web.matching": "matching/",
    "gaodi.web.definitions": "definitions/",
    "gaodi.web.drafting": "rulebooks/drafts/",
    "gaodi.web.rulebooks": "rulebooks/",
    "gaodi.web.evaluations": "evaluations/",
    "gaodi.web.answers": "answers/",
    "gaodi.web.process": "process/",
}
"""The apps of places, each with its address; each adds itself to the navigation."""

INSTALLED_APPS = [
    "gaodi.web.site",
    "gaodi.web.people",
    "gaodi.web.audit",
    "gaodi.web.jobs",
    "gaodi.web.api",
    *PLACES,
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.humanize",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "axes",
    "django_htmx",
    "django_tasks",
    "django_tasks_db",
    "ninja",
    "simple_history",
    "treebeard",
]

MIDDLEWARE = [
    "gaodi.web.site.proxy.BehindProxy",
    "gaodi.web.site.security.SecurityHeaders",
    "django.middleware.security.SecurityMiddleware",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "gaodi.web.site.preferences.Preferences",
    "django.contrib.messages.middleware.MessageMiddleware",
    "gaodi.web.site.limits.RequestLimit",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "django_htmx.middleware.HtmxMiddleware",
    "simple_history.middleware.HistoryRequestMiddleware",
    "gaodi.web.people.sessions.Sessions",
    "gaodi.web.audit.requests.AuditRequests",
    "gaodi.web.site.faults.Faults",
    "axes.middleware.AxesMiddleware",
]

ROOT_URLCONF = "gaodi.web.config.urls"
WSGI_APPLICATION = "gaodi.web.config.wsgi.application"

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "DIRS": [WEB / "templates"],
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.template.context_processors.i18n",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
                "gaodi.web.site.context.page",
            ],
            "builtins": [
                "django.templatetags.i18n",
                "django.templatetags.static",
                "gaodi.web.site.templatetags.figures",
                "gaodi.web.site.templatetags.page",
                "gaodi.web.policy.templatetags.policy",
            ],
        },
    },
]

# Records ---------------------------------------------------------------------------------------------------------

DATABASES = {"default": env.database(GAODI_WORKSPACE)}
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
SIMPLE_HISTORY_HISTORY_CHANGE_REASON_USE_TEXT_FIELD = True

TASKS = {"default": {"BACKEND": "django_tasks_db.DatabaseBackend", "QUEUES": ["default"]}}

# People and sign-in ----------------------------------------------------------------------------------------------

AUTH_USER_MODEL = "people.User"
AUTHENTICATION_BACKENDS = [
    "axes.backends.AxesStandaloneBackend",
    "allauth.account.auth_backends.AuthenticationBackend",
]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
    {"NAME": "django.contrib.auth.password_validation.NumericPasswordValidator"},
]
LOGIN_URL = reverse_lazy("account_login")
LOGIN_REDIRECT_URL = "/"
LOGOUT_REDIRECT_URL = LOGIN_URL

ACCOUNT_ADAPTER = "gaodi.web.people.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"username"}
ACCOUNT_SIGNUP_FIELDS = ["username*", "password1*"]
ACCOUNT_EMAIL_VERIFICATION = "none"
ACCOUNT_SESSION_REMEMBER = False
ACCOUNT_LOGOUT_ON_PASSWORD_CHANGE = False
ACCOUNT_REAUTHENTICATION_TIMEOUT = 600
# Wrong passwords are counted by axes, which says what happened and for how long; wrong second factors by allauth.
ACCOUNT_RATE_LIMITS = {"login_failed": "20/15m/key", "login": None}
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
# Roles that may not work here with a password alone (all that are named, or `all`).
SECOND_FACTOR_ROLES = env.words("GAODI_SECOND_FACTOR_ROLES")
MFA_TOTP_ISSUER = "Gaodi"
MFA_ADAPTER = "gaodi.web.people.adapter.MfaAdapter"

AXES_FAILURE_LIMIT = env.number("GAODI_SIGN_IN_ATTEMPTS", 5)
AXES_COOLOFF_TIME = timedelta(minutes=env.number("GAODI_LOCKOUT_MINUTES", 15))
AXES_LOCKOUT_PARAMETERS = [["username", "ip_address"]]
AXES_RESET_ON_SUCCESS = True
AXES_USERNAME_CALLABLE = "gaodi.web.people.adapter.account_tried"
AXES_LOCKOUT_CALLABLE = "gaodi.web.people.views.locked_out"
AXES_ENABLE_ADMIN = False
AXES_VERBOSE = False

SESSION_COOKIE_AGE = env.number("GAODI_SESSION_HOURS", 12) * 3600
SESSION_IDLE_SECONDS = env.number("GAODI_IDLE_MINUTES", 30) * 60
SESSION_EXPIRE_AT_BROWSER_CLOSE = True

# Words -----------------------------------------------------------------------------------------------------------

USE_I18N = True
LANGUAGE_CODE = "zh-hans"
LANGUAGES = [("zh-hans", "中文"), ("en", "English")]
LOCALE_PATHS = [WEB / "locale"]
USE_TZ = True
TIME_ZONE = "Asia/Shanghai"
FORMAT_MODULE_PATH = ["gaodi.web.config.formats"]

# Static files and uploads ----------------------------------------------------------------------------------------

STATIC_URL = "/static/"
STATICFILES_DIRS = [WEB / "static"]
WHITENOISE_USE_FINDERS = True
WHITENOISE_AUTOREFRESH = DEBUG
WHITENOISE_MAX_AGE = 31536000 if not DEBUG else 0

UPLOAD_LIMIT_BYTES = env.number("GAODI_UPLOAD_MB", 50) * 1024 * 1024
DATA_UPLOAD_MAX_MEMORY_SIZE = 2 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 1024 * 1024
DATA_UPLOAD_MAX_NUMBER_FIELDS = 2000
DATA_UPLOAD_MAX_NUMBER_FILES = 20
FILE_UPLOAD_PERMISSIONS = 0o600

# Safety ----------------------------------------------------------------------------------------------------------

CONTENT_SECURITY_POLICY = {
    "default-src": ["'self'"],
    "script-src": ["'self'"],
    "style-src": ["'self'"],
    "img-src": ["'self'", "data:"],
    "font-src": ["'self'"],
    "connect-src": ["'self'"],
    "object-src": ["'none'"],
    "base-uri": ["'none'"],
    "form-action": ["'self'"],
    "frame-ancestors": ["'none'"],
}
# The prefix makes browsers insist that the cookie is secure and of this host only.
SESSION_COOKIE_NAME = "__Host-session" if HTTPS else "sessionid"
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = LANGUAGE_COOKIE_SECURE = HTTPS
CSRF_COOKIE_HTTPONLY = True
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_FAILURE_VIEW = "gaodi.web.site.views.csrf_failure"
LANGUAGE_COOKIE_SAMESITE = "Lax"
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
SECURE_HSTS_SECONDS = 31536000 if HTTPS else 0
SECURE_SSL_REDIRECT = HTTPS and env.flag("GAODI_REDIRECT_TO_HTTPS")
BEHIND_PROXY = env.flag("GAODI_BEHIND_PROXY")
SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https") if BEHIND_PROXY else None
X_FRAME_OPTIONS = "DENY"

NINJA_PAGINATION_PER_PAGE = 100

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": "INFO" if DEBUG else "WARNING"},
    "loggers": {
        "gaodi": {"level": "INFO"},
        "axes": {"level": "ERROR"},
    },
}

SITE_NAME = _("Gaodi")
