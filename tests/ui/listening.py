"""A proxy that passes nothing on and remembers who asked for what."""

from __future__ import annotations

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field


@dataclass
class Proxy:
    """Where it listens, and the first line of every request that came."""

    address: str
    asked: list[str] = field(default_factory=list)

    @property
    def settings(self) -> dict[str, str]:
        """The environment of a process whose every request to the outside is to go through it."""
        names = ("http_proxy", "https_proxy", "all_proxy")
        return {each: self.address for name in names for each in (name, name.upper())} | {
            "no_proxy": "",
            "NO_PROXY": "",
        }


@contextmanager
def listening() -> Iterator[Proxy]:
    """A proxy, until the end."""
    with socket.create_server(("127.0.0.1", 0)) as door:
        proxy = Proxy(f"http://127.0.0.1:{door.getsockname()[1]}")
        thread = threading.Thread(target=_listen, args=(door, proxy), daemon=True)
        thread.start()
        yield proxy
        door.shutdown(socket.SHUT_RDWR)
        thread.join(timeout=20)


def _listen(door: socket.socket, proxy: Proxy) -> None:
    while True:
        try:
            caller, _ = door.accept()
        except OSError:
            return
        with caller:
            caller.settimeout(5)
            proxy.asked.append(caller.recv(4096).split(b"\r\n", 1)[0].decode("latin-1"))
            caller.sendall(b"HTTP/1.1 502 Bad Gateway\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
