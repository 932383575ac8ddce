"""``make superset``: Superset with the dashboards of the repository, on 127.0.0.1 only.

Each start brings the metadata store up to date, imports the bundle over that of the last start and leaves alone what
people made themselves.
"""

from __future__ import annotations

import contextlib
import os
import secrets
import socket
import sys
from pathlib import Path
from typing import NoReturn

from orchestration.settings import Settings

_ADDRESS = "127.0.0.1"
_USER = "admin"


def main() -> NoReturn:
    """Prepare the store, say how to log in, and become the server."""
    settings = Settings.from_environment()
    home, port = Path(os.environ["SUPERSET_HOME"]).expanduser().resolve(), int(os.environ["SUPERSET_PORT"])
    if not settings.published_file.exists():
        sys.exit(f"Nothing is published yet at {settings.published_file}. Run: make run")
    if _is_taken(port):
        sys.exit(f"{_ADDRESS}:{port} is taken. Name another port: make superset SUPERSET_PORT=8089")
    home.mkdir(mode=0o700, parents=True, exist_ok=True)
    _secret(home / "secret_key")
    password = _secret(home / "password")
    os.environ["SUPERSET_HOME"] = str(home)
    os.environ["SUPERSET_CONFIG_PATH"] = str(Path(__file__).with_name("superset_config.py"))
    sys.stdout.write("Preparing Superset …\n")
    with (home / "prepare.log").open("w") as log, contextlib.redirect_stdout(log), contextlib.redirect_stderr(log):
        _prepare(settings, password)
    sys.stdout.write(f"Superset   http://{_ADDRESS}:{port}/\nLog in as  {_USER}, password {password}\n")
    sys.stdout.flush()
    options = ["--bind", f"{_ADDRESS}:{port}", "--worker-class", "gthread", "--threads", "8", "--timeout", "120"]
    arguments = [sys.executable, "-m", "gunicorn", *options, "--log-level", "warning", "superset.app:create_app()"]
    os.execv(sys.executable, arguments)  # noqa: S606 - no shell is what is wanted


def _is_taken(port: int) -> bool:
    with socket.socket() as tried:
        return tried.connect_ex((_ADDRESS, port)) == 0


def _secret(file: Path) -> str:
    """A secret that is made once and that only this user may read."""
    if not file.exists() or not file.stat().st_size:
        file.touch(mode=0o600)
        file.write_text(secrets.token_urlsafe(32), encoding="utf-8")
    return file.read_text(encoding="utf-8")


def _prepare(settings: Settings, password: str) -> None:
    """The metadata store as this version of Superset and this bundle want it."""
    # Superset reads its settings when it is imported, and most of it only inside its application.
    from flask_migrate import upgrade  # noqa: PLC0415
    from superset.app import create_app  # noqa: PLC0415

    with create_app().app_context():
        from superset import appbuilder, security_manager  # noqa: PLC0415
        from superset.commands.importers.v1.assets import ImportAssetsCommand  # noqa: PLC0415
        from superset.utils.core import override_user  # noqa: PLC0415

        from bi.superset.bundle import contents  # noqa: PLC0415

        upgrade()
        appbuilder.add_permissions(update_perms=True)
        security_manager.sync_role_definitions()
        user = security_manager.find_user(_USER) or security_manager.add_user(
            _USER, "News", "Warehouse", "admin@localhost", security_manager.find_role("Admin"), password
        )
        security_manager.reset_password(user.id, password)
        with override_user(user):
            ImportAssetsCommand(contents(settings.published_file)).run()


if __name__ == "__main__":
    main()
