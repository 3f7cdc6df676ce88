"""Every setting, from the environment or `.env`; each name is explained in `.env.example`."""

import os
import warnings
from pathlib import Path
from typing import Any

import environ
from django.core.exceptions import ImproperlyConfigured

from config import embedded

CLONE = Path(__file__).resolve().parents[2]
BACKEND = CLONE / "backend"
FRONTEND = CLONE / "frontend" / "dist"

env = environ.Env()
environ.Env.read_env(os.environ.get("ENV_FILE") or CLONE / ".env")


def secret(name: str, default: str = "") -> str:
    """A secret from NAME, or from the file that NAME_FILE points to."""
    path = env.str(f"{name}_FILE", default="")
    if not path:
        return str(env.str(name, default=default))
    try:
        return Path(path).read_text().strip()
    except OSError as error:
        raise ImproperlyConfigured(f"{name}_FILE points to {path}, which cannot be read: {error.strerror}.") from None


def number(name: str, default: int) -> int:
    try:
        return int(env.int(name, default=default))
    except ValueError:
        raise ImproperlyConfigured(f"{name} must be a whole number, not “{env.str(name)}”.") from None


def mail(url: str) -> dict[str, Any]:
    """Django's settings of an EMAIL_URL; the folder of filemail:///folder is the one below the root."""
    try:
        found: dict[str, Any] = env.email_url_config(url)
    except (ImproperlyConfigured, ValueError) as error:
        said = "EMAIL_URL is no way to send mail; it looks like smtp://user:password@mail.example.org:587"
        raise ImproperlyConfigured(f"{said} ({error}).") from None
    if found["EMAIL_BACKEND"].endswith("filebased.EmailBackend"):
        found["EMAIL_FILE_PATH"] = "/" + found["EMAIL_FILE_PATH"].lstrip("/")
    return found


PRODUCTION = env.bool("PRODUCTION", default=False)
DEBUG = env.bool("DEBUG", default=False) and not PRODUCTION
HOST = env.str("HOST", default="127.0.0.1")
PORT = number("PORT", default=8000)
DATA_DIR = env.str("DATA_DIR", default="")
EMBEDDED = embedded.here(DATA_DIR)

# --- Secrets and addresses -------------------------------------------------------------------------

SECRET_KEY = secret("SECRET_KEY") or ("" if PRODUCTION else embedded.secret_key(EMBEDDED))
ALLOWED_HOSTS = env.list("ALLOWED_HOSTS", default=[] if PRODUCTION else ["localhost", "127.0.0.1", "[::1]", HOST])
CSRF_TRUSTED_ORIGINS = env.list("TRUSTED_ORIGINS", default=[])
if PRODUCTION and len(SECRET_KEY) < 32:
    raise ImproperlyConfigured("PRODUCTION=1 needs a SECRET_KEY (or SECRET_KEY_FILE) of 32 characters or more.")
if PRODUCTION and not ALLOWED_HOSTS:
    raise ImproperlyConfigured("PRODUCTION=1 needs ALLOWED_HOSTS: the host names people use, separated by commas.")

# --- Applications ----------------------------------------------------------------------------------

INSTALLED_APPS = [
    "django.contrib.auth",
    "django.contrib.contenttypes",
    "django.contrib.sessions",
    "django.contrib.messages",
    "django.contrib.staticfiles",
    "django.contrib.postgres",
    "guardian",
    "rest_framework",
    "drf_spectacular",
    "drf_spectacular_sidecar",  # the browsable page without a foreign host
    "graphene_django",
    "allauth",
    "allauth.account",
    "allauth.mfa",
    "allauth.socialaccount",
    "allauth.socialaccount.providers.openid_connect",
    "allauth.headless",
    "allauth.usersessions",
    "procrastinate.contrib.django",
    "plumbline.ledger",
    "plumbline.organizations",
    "plumbline.measures",
    "plumbline.goals",
    "plumbline.accountability",
    "plumbline.ratings",
    "plumbline.reporting",
    "plumbline.integrations",
    "plumbline.api",
    "config",  # last: it connects the events of all the others
]

MIDDLEWARE = [
    "config.serving.Health",  # first: probes know no host name and no https
    "config.serving.OwnWrites",
    "django.middleware.security.SecurityMiddleware",
    "config.serving.PagePolicy",
    "whitenoise.middleware.WhiteNoiseMiddleware",
    "django.contrib.sessions.middleware.SessionMiddleware",
    "django.middleware.common.CommonMiddleware",
    "django.middleware.csrf.CsrfViewMiddleware",
    "django.contrib.auth.middleware.AuthenticationMiddleware",
    "django.contrib.messages.middleware.MessageMiddleware",
    "django.middleware.clickjacking.XFrameOptionsMiddleware",
    "allauth.account.middleware.AccountMiddleware",
    "allauth.usersessions.middleware.UserSessionsMiddleware",
]

TEMPLATES = [
    {
        "BACKEND": "django.template.backends.django.DjangoTemplates",
        "APP_DIRS": True,
        "OPTIONS": {
            "context_processors": [
                "django.template.context_processors.request",
                "django.contrib.auth.context_processors.auth",
                "django.contrib.messages.context_processors.messages",
            ]
        },
    }
]

ROOT_URLCONF = "config.urls"
WSGI_APPLICATION = "config.wsgi.application"
APPEND_SLASH = False

# --- Database --------------------------------------------------------------------------------------


def database() -> dict[str, Any]:
    """The server that DATABASE_URL names, else the embedded one; as owner for the commands that change
    tables."""
    as_owner = env.str("CONNECT_AS", default="application") == "owner"
    owner_url = secret("DATABASE_OWNER_URL") if as_owner else ""
    url = owner_url or secret("DATABASE_URL")
    if url:
        with warnings.catch_warnings(action="ignore"):  # what is wrong with it is said below
            named: dict[str, Any] = env.db_url_config(url)
        if named.get("ENGINE") != "django.db.backends.postgresql" or not named.get("NAME"):
            raise ImproperlyConfigured(
                "DATABASE_URL is not the address of a PostgreSQL database; it looks like"
                " postgresql://user:password@host:5432/name."
            )
        password = secret("DATABASE_OWNER_PASSWORD" if owner_url else "DATABASE_PASSWORD")
        named["PASSWORD"] = password or named.get("PASSWORD", "")
    else:
        role = embedded.OWNER if as_owner else embedded.APPLICATION
        named = {"ENGINE": "django.db.backends.postgresql", **EMBEDDED.address(role)}
    options = {"connect_timeout": 10, **named.pop("OPTIONS", {})}
    return {
        **named,
        "OPTIONS": options,
        "CONN_MAX_AGE": 60,
        "CONN_HEALTH_CHECKS": True,
        "ATOMIC_REQUESTS": False,
    }


def replica() -> dict[str, Any]:
    """A streaming replica of that server, signed in to as the application."""
    named: dict[str, Any] = env.db_url_config(secret("DATABASE_REPLICA_URL"))
    named["PASSWORD"] = secret("DATABASE_PASSWORD") or named.get("PASSWORD", "")
    options = {"connect_timeout": 2, **named.pop("OPTIONS", {})}
    return {**named, "OPTIONS": options, "CONN_MAX_AGE": 60, "CONN_HEALTH_CHECKS": True}


USES_EMBEDDED = not secret("DATABASE_URL")
DATABASES = {"default": database()}
if secret("DATABASE_REPLICA_URL"):
    DATABASES["replica"] = replica()
DEFAULT_AUTO_FIELD = "django.db.models.BigAutoField"
PROCRASTINATE_ON_APP_READY = None

# --- The record's signatures ---------------------------------------------------------------------


def outside(name: str, default: str) -> str:
    """A folder apart from the database; beside the embedded one unless the settings name another."""
    told = env.str(name, default="")
    return str(Path(told).expanduser().resolve()) if told else str(EMBEDDED.folder / default) if USES_EMBEDDED else ""


LEDGER_DIR = outside("LEDGER_DIR", "ledger")
LEDGER_PUBLISH_DIR = outside("LEDGER_PUBLISH_DIR", "published")
LEDGER_WEBHOOK = env.str("LEDGER_WEBHOOK", default="")
LEDGER_MAIL = env.str("LEDGER_MAIL", default="")

# --- Who someone is --------------------------------------------------------------------------------

AUTH_USER_MODEL = "organizations.Account"
AUTHENTICATION_BACKENDS = [
    "allauth.account.auth_backends.AuthenticationBackend",
    # By roles and ownership; it reads django-guardian's grants too, whose own backend knows no end date.
    "plumbline.accountability.backends.AccountabilityBackend",
]
SILENCED_SYSTEM_CHECKS = ["guardian.W001"]
AUTH_PASSWORD_VALIDATORS = [
    {"NAME": "django.contrib.auth.password_validation.UserAttributeSimilarityValidator"},
    {"NAME": "django.contrib.auth.password_validation.MinimumLengthValidator", "OPTIONS": {"min_length": 12}},
    {"NAME": "django.contrib.auth.password_validation.CommonPasswordValidator"},
]
PASSWORD_HASHERS = [
    "django.contrib.auth.hashers.ScryptPasswordHasher",
    "django.contrib.auth.hashers.PBKDF2PasswordHasher",
]
ANONYMOUS_USER_NAME = None  # guardian: nobody is nobody, not a row

HEADLESS_ONLY = True
HEADLESS_CLIENTS = ("browser",)
HEADLESS_FRONTEND_URLS = {
    "account_confirm_email": "/account/verify-email/{key}",
    "account_reset_password": "/account/password/reset",
    "account_reset_password_from_key": "/account/password/reset/{key}",
    "account_signup": "/sign-in",
    "socialaccount_login_error": "/sign-in?error=provider",
}
ACCOUNT_ADAPTER = "config.adapter.AccountAdapter"
ACCOUNT_LOGIN_METHODS = {"email"}
ACCOUNT_SIGNUP_FIELDS = ["email*", "password1*"]
ACCOUNT_USER_MODEL_USERNAME_FIELD = None
ACCOUNT_EMAIL_VERIFICATION = "none"  # accounts are made by administrators
ACCOUNT_PREVENT_ENUMERATION = True
ACCOUNT_EMAIL_UNKNOWN_ACCOUNTS = False
MFA_SUPPORTED_TYPES = ["totp", "recovery_codes"]
MFA_TOTP_ISSUER = "Plumbline"
MFA_REQUIRED_ROLES = env.list("MFA_REQUIRED_ROLES", default=[])
DEMO_SIGN_IN = "off" if PRODUCTION else env.str("DEMO_SIGN_IN", default="loopback")

SOCIALACCOUNT_ONLY = False
SOCIALACCOUNT_EMAIL_AUTHENTICATION = True
SOCIALACCOUNT_EMAIL_AUTHENTICATION_AUTO_CONNECT = True


def sign_on(server_url: str, client_id: str, client_secret: str, name: str) -> dict[str, Any]:
    """The hospital's own sign-on: one OpenID Connect issuer, or none."""
    app = {
        "provider_id": "hospital",
        "name": name,
        "client_id": client_id,
        "secret": client_secret,
        "settings": {"server_url": server_url, "verified_email": True},
    }
    return {"openid_connect": {"OAUTH_PKCE_ENABLED": True, "APPS": [app] if server_url else []}}


OIDC_SERVER_URL = env.str("OIDC_SERVER_URL", default="")
SOCIALACCOUNT_PROVIDERS = sign_on(
    OIDC_SERVER_URL,
    env.str("OIDC_CLIENT_ID", default=""),
    secret("OIDC_CLIENT_SECRET"),
    env.str("OIDC_NAME", default="Hospital sign-on"),
)

# --- What the browser is told ----------------------------------------------------------------------

SESSION_COOKIE_AGE = number("SESSION_HOURS", default=12) * 3600
SESSION_COOKIE_HTTPONLY = True
SESSION_COOKIE_SAMESITE = "Lax"  # Strict would sign people out on every link from a mail
CSRF_COOKIE_SAMESITE = "Lax"
CSRF_COOKIE_HTTPONLY = False  # the page reads it and sends it back as X-CSRFToken
SESSION_COOKIE_SECURE = CSRF_COOKIE_SECURE = PRODUCTION
SECURE_CONTENT_TYPE_NOSNIFF = True
SECURE_REFERRER_POLICY = "same-origin"
SECURE_CROSS_ORIGIN_OPENER_POLICY = "same-origin"
X_FRAME_OPTIONS = "DENY"
if PRODUCTION:
    SECURE_HSTS_SECONDS = number("HSTS_SECONDS", default=365 * 24 * 3600)
    SECURE_HSTS_INCLUDE_SUBDOMAINS = False
    SECURE_SSL_REDIRECT = env.bool("SSL_REDIRECT", default=True)
    SECURE_PROXY_SSL_HEADER = ("HTTP_X_FORWARDED_PROTO", "https")  # the proxy overwrites it; see infra/proxy
DATA_UPLOAD_MAX_MEMORY_SIZE = 5 * 1024 * 1024
FILE_UPLOAD_MAX_MEMORY_SIZE = 20 * 1024 * 1024

STATIC_URL = "/static/"
WHITENOISE_ROOT = FRONTEND if FRONTEND.is_dir() else None
WHITENOISE_USE_FINDERS = True
WHITENOISE_ALLOW_ALL_ORIGINS = False
WHITENOISE_IMMUTABLE_FILE_TEST = r"^/assets/.+-[\w-]{8,}\.\w+$"  # the build puts a hash into these names

# --- Language, time, mail, jobs --------------------------------------------------------------------

LANGUAGE_CODE = "en-us"
USE_I18N = False
USE_TZ = True
TIME_ZONE = "UTC"
vars().update(mail(env.str("EMAIL_URL", default="consolemail://")))
DEFAULT_FROM_EMAIL = env.str("MAIL_FROM", default="plumbline@localhost")
PLUMBLINE_DEMO = env.bool("PLUMBLINE_DEMO", default=False)
WEB_WORKERS = number("WEB_WORKERS", default=2)
EVENT_WORKERS = number("EVENT_WORKERS", default=2)
EVENT_POLL_SECONDS = number("EVENT_POLL_SECONDS", default=5)

CACHES = {"default": env.cache_url("CACHE_URL", default="locmemcache://")}

REST_FRAMEWORK = {
    "DEFAULT_AUTHENTICATION_CLASSES": ["rest_framework.authentication.SessionAuthentication"],
    "DEFAULT_PERMISSION_CLASSES": ["rest_framework.permissions.IsAuthenticated"],
    "DEFAULT_RENDERER_CLASSES": ["rest_framework.renderers.JSONRenderer"],
    "DEFAULT_PARSER_CLASSES": ["rest_framework.parsers.JSONParser"],
    "DEFAULT_SCHEMA_CLASS": "drf_spectacular.openapi.AutoSchema",
    "COERCE_DECIMAL_TO_STRING": True,
    "UNAUTHENTICATED_USER": "django.contrib.auth.models.AnonymousUser",
}
SPECTACULAR_SETTINGS = {
    "TITLE": "Plumbline",
    "DESCRIPTION": "The same actions as the GraphQL face, for integrations.",
    "VERSION": "1",
    "SERVE_INCLUDE_SCHEMA": False,
    "SCHEMA_PATH_PREFIX": "/api/v1",
    "ENUM_GENERATE_CHOICE_DESCRIPTION": False,
    "SWAGGER_UI_DIST": "SIDECAR",
    "SWAGGER_UI_FAVICON_HREF": "SIDECAR",
}
GRAPHENE = {"SCHEMA": "plumbline.api.graphql.schema.schema"}

LOGGING = {
    "version": 1,
    "disable_existing_loggers": False,
    "formatters": {"line": {"format": "{asctime} {levelname} {name}: {message}", "style": "{"}},
    "handlers": {"console": {"class": "logging.StreamHandler", "formatter": "line"}},
    "root": {"handlers": ["console"], "level": env.str("LOG_LEVEL", default="WARNING")},
}
