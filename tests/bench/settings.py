"""The product's settings, with two addresses beside it that only insert a row."""

from config.settings import *  # noqa: F403

ROOT_URLCONF = "bench.urls"
REQUESTS_A_MINUTE = 10**9
