"""The product's settings, with the pages as they were built when the run began: a build meanwhile changes
nothing under it."""

import os
from pathlib import Path

from config.settings import *  # noqa: F403

FRONTEND = WHITENOISE_ROOT = Path(os.environ["PAGES"])
