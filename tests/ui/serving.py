"""A real server of the app, for tests and pictures."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import urllib.request
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from ui.hosts import ADDRESS, HOSTS
from ui.launch import APP, arguments
from ui.workspace.place import FOLDER

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]


@contextmanager
def served(folder: Path, settings: Mapping[str, str] | None = None, script: Path | None = None) -> Iterator[str]:
    """The address of the app, or of a script in its place, served until the end, with settings of the environment."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    log = folder / "server.log"
    environment = {**os.environ, ADDRESS: "127.0.0.1", HOSTS: "", FOLDER: str(folder), **(settings or {})}
    with log.open("wb") as output:
        command = [sys.executable, "-c", f"from ui.launch import run; run({port})"]
        if script is not None:
            command = [str(script) if part == str(APP) else part for part in arguments(port)]
        process = subprocess.Popen(command, stdout=output, stderr=output, env=environment)
        try:
            _until_healthy(f"http://127.0.0.1:{port}", process, log)
            yield f"http://127.0.0.1:{port}"
        finally:
            process.terminate()
            process.wait(timeout=20)


def _until_healthy(address: str, process: subprocess.Popen[bytes], log: Path) -> None:
    for _ in range(300):
        if process.poll() is not None:
            raise RuntimeError(log.read_text(errors="replace"))
        try:
            with urllib.request.urlopen(f"{address}/_stcore/health", timeout=5) as answer:
                if answer.status == 200:
                    return
        except OSError:
            process.poll()
            subprocess.run(["sleep", "0.1"], check=True)
    raise RuntimeError("the server does not answer")
