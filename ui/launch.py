"""Starts the app: Streamlit with our flags, so that nothing is asked, counted or fetched from outside."""

from __future__ import annotations

import os
import sys
from pathlib import Path

from ui.hosts import ADDRESS, allowed_hosts
from ui.workspace.place import FOLDER, folder_to_open

APP = Path(__file__).parent / "serve.py"

THEMES = {
    "light": {
        "primaryColor": "#1f5f8b",
        "backgroundColor": "#ffffff",
        "secondaryBackgroundColor": "#f2f4f7",
        "textColor": "#1b2430",
        "borderColor": "#d5dbe3",
    },
    "dark": {
        "primaryColor": "#2f7ab0",
        "linkColor": "#6db3e0",
        "backgroundColor": "#12171e",
        "secondaryBackgroundColor": "#1c232d",
        "textColor": "#e7ecf2",
        "borderColor": "#354050",
    },
}


def arguments(port: int) -> list[str]:
    """The command line that serves the app on a port."""
    options = {
        "server.port": str(port),
        "server.address": os.environ.get(ADDRESS) or "127.0.0.1",
        "server.headless": "true",
        "server.enableCORS": "true",
        "server.enableXsrfProtection": "true",
        "server.maxUploadSize": "5",
        "server.fileWatcherType": "none",
        "server.showEmailPrompt": "false",
        "browser.gatherUsageStats": "false",
        # Where neither is set and it listens everywhere, Streamlit asks a service outside for the address to print.
        "browser.serverAddress": "localhost",
        "logger.hideWelcomeMessage": "true",
        "client.toolbarMode": "viewer",
        # A widget that shows what was written into it in other words has a default and is given a value: see ui/editor/holding.
        "global.disableWidgetStateDuplicationWarning": "true",
        "client.showErrorDetails": "none",
        "theme.font": "sans-serif",
    }
    for theme, colours in THEMES.items():
        options |= {f"theme.{theme}.{name}": value for name, value in colours.items()}
    flags = [f"--{name}={value}" for name, value in options.items()]
    flags += [f"--server.allowedHosts={name}" for name in allowed_hosts()]
    return [sys.executable, "-m", "streamlit", "run", str(APP), *flags]


def run(port: int, folder: Path | None = None) -> None:
    """Serves the app in place of this process, until it is stopped. Raises NotFound where there is no such folder."""
    os.environ[FOLDER] = str(folder_to_open(folder))
    command = arguments(port)
    print(f"The scenarios lie in {os.environ[FOLDER]}.")
    print(f"The planner is at http://localhost:{port}. Press Ctrl-C to stop it.", flush=True)
    os.execv(command[0], command)  # noqa: S606 - our own command
