"""Superset's settings where they differ from its own defaults; ``SUPERSET_HOME`` holds its store and its secrets."""

import logging
import os
from pathlib import Path

_HOME = Path(os.environ["SUPERSET_HOME"])

APP_NAME = "News warehouse"
SECRET_KEY = (_HOME / "secret_key").read_text(encoding="utf-8")
SQLALCHEMY_DATABASE_URI = f"sqlite:///{_HOME / 'superset.db'}?timeout=60"
LOG_LEVEL = logging.ERROR
# As Superset has it, but without the hosts of maps, avatars and counting pixels: nothing leaves this machine.
TALISMAN_CONFIG = {
    "content_security_policy": {
        "base-uri": ["'self'"],
        "default-src": ["'self'"],
        "img-src": ["'self'", "blob:", "data:"],
        "object-src": "'none'",
        "script-src": ["'self'", "'strict-dynamic'"],
        "style-src": ["'self'", "'unsafe-inline'"],
        "worker-src": ["'self'", "blob:"],
    },
    "content_security_policy_nonce_in": ["script-src"],
    "force_https": False,
    "session_cookie_secure": False,
}
