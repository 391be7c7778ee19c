"""Who may talk to the app: requests that name it by a name of its own, and come from a page of its own.

Without this a page from elsewhere could point a name of its own at this machine and read every plan (DNS rebinding), or
open the app's websocket from a browser that can reach it. Streamlit can refuse a foreign host on its websocket
(`server.allowedHosts`, set as well); it lets every page of this machine in, whatever its port, and to judge any other it
asks a service outside for the machine's address. Here both are settled before Streamlit sees them, and told in words.
"""

from __future__ import annotations

import os
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any
from urllib.parse import urlsplit

HOSTS = "SUMMIT_PLANNER_HOSTS"
"""Environment variable with further names of the app, with commas between them: `planner.example.org`, `*.example.org`."""
ADDRESS = "SUMMIT_PLANNER_ADDRESS"
"""Environment variable with the address to listen on; by default only this machine is served."""

HERE = ("localhost", "127.0.0.1", "::1")
EVERYWHERE = ("0.0.0.0", "::")  # noqa: S104 - not bound here
HEALTH = "/_stcore/health"
"""Says `ok` to everybody: whoever looks after containers asks by addresses that nobody can know before."""

Scope = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[MutableMapping[str, Any]]]
Send = Callable[[MutableMapping[str, Any]], Awaitable[None]]


def allowed_hosts() -> tuple[str, ...]:
    """The names by which the app may be called: those of this machine, its address, and what the operator names."""
    address = os.environ.get(ADDRESS, "").strip("[] ")
    own = () if not address or address in EVERYWHERE else (address,)
    named = (each.strip().strip("[]") for each in os.environ.get(HOSTS, "").split(","))
    return tuple(dict.fromkeys(each.lower() for each in (*HERE, *own, *named) if each))


def is_named(host: str, names: tuple[str, ...]) -> bool:
    """Whether a Host header names one of them, with any port; `*.example.org` is every name below it, `*` any name."""
    try:
        parts = urlsplit(f"//{host}")
        name, _ = (parts.hostname or "").rstrip("."), parts.port
    except ValueError:
        return False
    if not name or parts.netloc != host or "@" in host:
        return False
    return any(each in ("*", name) or (each.startswith("*.") and name.endswith(each[1:])) for each in names)


class Guard:
    """Answers what is not for the app, and passes on what is. An ASGI middleware."""

    def __init__(self, app: Callable[[Scope, Receive, Send], Awaitable[None]], names: tuple[str, ...]) -> None:
        self._app, self._names = app, names

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Handles one request, or one websocket from its handshake on."""
        objection = self._objection(scope)
        if objection is None:
            await self._app(scope, receive, send)
        elif scope["type"] == "websocket":
            await send({"type": "websocket.close", "code": 1008, "reason": "foreign"})
        else:
            kind = [(b"content-type", b"text/plain; charset=utf-8")]
            await send({"type": "http.response.start", "status": 403, "headers": kind})
            await send({"type": "http.response.body", "body": objection.encode()})

    def _objection(self, scope: Scope) -> str | None:
        if scope["type"] not in ("http", "websocket") or (scope["type"] == "http" and scope["path"].endswith(HEALTH)):
            return None
        hosts = [value.decode("latin-1") for name, value in scope["headers"] if name == b"host"]
        origins = [value.decode("latin-1") for name, value in scope["headers"] if name == b"origin"]
        if len(hosts) != 1 or not is_named(hosts[0], self._names):
            return (
                "The app does not go by this name. Whoever runs it can add the name to the environment variable "
                f"{HOSTS}; a proxy before it must pass the Host header on as it came.\n"
            )
        if any(origin.lower().partition("://")[2] != hosts[0].lower() for origin in origins):
            return "This comes from a page of another origin. A proxy must pass the Host header on as it came.\n"
        return None
