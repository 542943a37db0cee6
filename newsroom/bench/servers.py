"""The processes of a run: the production server with and without its page cache, the worker, and the yardstick."""

import os
import subprocess
import sys
import time
from collections.abc import Iterable, Mapping
from pathlib import Path
from types import TracebackType
from typing import IO
from urllib.request import urlopen

from newsroom.launch import BASE_DIR, server_command

UP_WITHIN_SECONDS = 60.0
STOP_WAIT_SECONDS = 10.0
YARDSTICK_WORKERS, YARDSTICK_THREADS = 2, 4


class NotUp(Exception):
    """A server of the run did not answer in time."""


class Servers:
    """Processes that end together, whatever happens. A context manager."""

    def __init__(self) -> None:
        self._running: list[subprocess.Popen[bytes]] = []

    def __enter__(self) -> "Servers":
        return self

    def __exit__(self, kind: type | None, error: BaseException | None, trace: TracebackType | None) -> None:
        for process in self._running:
            process.terminate()
        for process in self._running:
            try:
                process.wait(STOP_WAIT_SECONDS)
            except subprocess.TimeoutExpired:
                process.kill()

    def start(
        self, command: list[str], more: Mapping[str, str] | None = None, output: IO[bytes] | None = None
    ) -> subprocess.Popen[bytes]:
        """Start a program of ours in the newsroom's environment and ``more``."""
        process = subprocess.Popen(command, cwd=BASE_DIR, env={**os.environ, **(more or {})}, stdout=output)  # noqa: S603  (our own)
        self._running.append(process)
        return process

    def newsroom(self, port: int, cache_mb: int) -> subprocess.Popen[bytes]:
        """The server of `make run`, keeping pages in ``cache_mb`` of memory (0: none)."""
        return self.start(server_command(port), {"NEWSROOM_PAGE_CACHE_MB": str(cache_mb)})

    def worker(self) -> subprocess.Popen[bytes]:
        return self.start([sys.executable, "manage.py", "worker"])

    def yardstick(self, port: int, database: str, connections: int) -> subprocess.Popen[bytes]:
        """gunicorn with the plain view. Unlimited, one worker could take all connections, since they stay open."""
        most = connections * 3 // 4 + YARDSTICK_THREADS if connections > YARDSTICK_WORKERS else 1000
        command = [sys.executable, "-m", "gunicorn", "newsroom.bench.yardstick:application", "--bind", f"127.0.0.1:{port}"]
        command += ["--worker-class", "gthread", "--workers", str(YARDSTICK_WORKERS), "--threads", str(YARDSTICK_THREADS)]
        command += ["--worker-connections", str(most), "--log-level", "warning", "--keep-alive", "30"]
        return self.start(command, {"BENCH_YARDSTICK": database})


def wait_for(url: str) -> None:
    """Wait until the address answers. Raises NotUp."""
    deadline = time.monotonic() + UP_WITHIN_SECONDS
    while time.monotonic() < deadline:
        try:
            with urlopen(url, timeout=5):  # noqa: S310  (our own server)
                return
        except OSError:
            time.sleep(0.1)
    raise NotUp(f"nothing answers at {url}")


def memory_of(processes: Iterable[subprocess.Popen[bytes]]) -> int:
    """Return the bytes these processes and their children hold, shared ones counted by share (PSS; Linux only)."""
    children = _children()
    waiting, total = [process.pid for process in processes], 0
    while waiting:
        pid = waiting.pop()
        waiting += children.get(pid, [])
        for line in Path(f"/proc/{pid}/smaps_rollup").read_text("ascii").splitlines():
            if line.startswith("Pss:"):
                total += int(line.split()[1]) * 1024
    return total


def _children() -> dict[int, list[int]]:
    found: dict[int, list[int]] = {}
    for place in Path("/proc").iterdir():
        if place.name.isdigit():
            try:
                parent = int((place / "stat").read_text("utf-8").rsplit(")", 1)[1].split()[1])
            except OSError:  # it has ended meanwhile
                continue
            found.setdefault(parent, []).append(int(place.name))
    return found
