"""`make run`: from a fresh clone to a running newsroom, in one process that Ctrl-C ends.

Makes the embedded newsroom's secrets, migrates, fills the demo on the first start only, then runs the web server (granian)
and the worker side by side. Started as ``python -m newsroom.launch``.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import time
from pathlib import Path

from newsroom.environment import kept_secret

BASE_DIR = Path(__file__).resolve().parent.parent
STOP_WAIT_SECONDS = 10


def main() -> int:
    """Run the newsroom until it is told to stop; return the exit code."""
    os.umask(0o077)  # what it writes, the key store first of all, is its owner's alone
    port = _port()
    var = Path(os.environ.setdefault("NEWSROOM_VAR", str(BASE_DIR / "var"))).resolve()
    keys = Path(os.environ.setdefault("NEWSROOM_KEYS_DIR", str(var / "keys"))).resolve()
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "newsroom.settings")
    if not _is_free(port):
        print(f"Port {port} is in use. Stop what runs there, or choose another: PORT=8001 make run", file=sys.stderr)
        return 1
    make_secrets(var, keys)
    wants_demo = os.environ.get("NEWSROOM_DEMO", "1") != "0"
    if _manage("start_up", *([] if wants_demo else ["--no-demo"])):
        return 1
    return _serve(port)


def make_secrets(var: Path, keys: Path) -> None:
    """Make what the embedded newsroom needs to keep secret, once: directories of mode 700, files of mode 600."""
    for place in (var, var / "secrets", var / "media", var / "mail", keys):
        place.mkdir(parents=True, exist_ok=True)
    for place in (var / "secrets", keys):
        place.chmod(0o700)
    if not os.environ.get("SECRET_KEY"):
        kept_secret(var / "secrets" / "secret_key", lambda: secrets.token_urlsafe(50))
    if not os.environ.get("NEWSROOM_VAULT_KEYS"):
        from cryptography.fernet import Fernet

        kept_secret(keys / "vault.key", lambda: Fernet.generate_key().decode())


def _port() -> int:
    try:
        return int(os.environ.get("PORT", "8000"))
    except ValueError:
        sys.exit(f"PORT must be a number, not {os.environ['PORT']!r}.")


def _is_free(port: int) -> bool:
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind(("127.0.0.1", port))
        except OSError:
            return False
    return True


def _manage(*arguments: str) -> int:
    return subprocess.call([sys.executable, str(BASE_DIR / "manage.py"), *arguments], cwd=BASE_DIR)  # noqa: S603  (our own)


def server_command(port: int) -> list[str]:
    """Return how the web server is started; `make bench` measures the same."""
    # Its own script, not `-m granian`: the server names it in the workers it starts.
    server = [str(Path(sys.executable).parent / "granian"), "--interface", "wsgi", "newsroom.wsgi:application"]
    server += ["--host", "127.0.0.1", "--port", str(port), "--workers", "2", "--blocking-threads", "4", "--no-ws"]
    return [*server, "--log-level", "warning", "--respawn-failed-workers"]


def _serve(port: int) -> int:
    """Start server and worker, say where they are, and wait; when one ends, end the other."""
    stopping = False

    def stop(signum: int, frame: object) -> None:
        nonlocal stopping
        stopping = True

    signal.signal(signal.SIGINT, stop)
    signal.signal(signal.SIGTERM, stop)
    # A session of their own: Ctrl-C reaches only us, and we end them in order.
    children = [
        subprocess.Popen(command, cwd=BASE_DIR, start_new_session=True)  # noqa: S603  (our own programs)
        for command in (server_command(port), [sys.executable, str(BASE_DIR / "manage.py"), "worker"])
    ]
    try:
        _say_when_up(port, children)
        while not stopping and all(child.poll() is None for child in children):
            time.sleep(0.2)
        ended = [child.returncode for child in children if child.returncode is not None]
        if not stopping:
            print("The newsroom stopped by itself; the lines above say why.", file=sys.stderr)
        return 0 if stopping else (ended[0] or 1)
    finally:
        _end(children)


def _say_when_up(port: int, children: list[subprocess.Popen]) -> None:
    deadline = time.monotonic() + 30
    while time.monotonic() < deadline and all(child.poll() is None for child in children):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) == 0:
                break
        time.sleep(0.05)
    else:
        return
    from newsroom import welcome

    welcome.print_addresses(port)


def _end(children: list[subprocess.Popen]) -> None:
    for child in children:
        if child.poll() is None:
            child.terminate()
    deadline = time.monotonic() + STOP_WAIT_SECONDS
    for child in children:
        try:
            child.wait(max(0.1, deadline - time.monotonic()))
        except subprocess.TimeoutExpired:
            child.kill()
            child.wait()


if __name__ == "__main__":
    sys.exit(main())
