"""The server asks nobody outside: not at the start, and not about a page from elsewhere."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path
from urllib.parse import urlsplit

from tests.ui.listening import listening
from tests.ui.serving import served
from tests.ui.test_hosts import asked, shaken
from ui.hosts import ADDRESS

ASK = "import requests; requests.get('http://checkip.amazonaws.com', timeout=5)"


def test_the_proxy_hears_who_asks() -> None:
    with listening() as proxy:
        subprocess.run([sys.executable, "-c", ASK], env={**os.environ, **proxy.settings}, check=True)
    assert proxy.asked == ["GET http://checkip.amazonaws.com/ HTTP/1.1"]


def test_nobody_is_asked_by_an_app_that_listens_everywhere(tmp_path: Path) -> None:
    with listening() as proxy, served(tmp_path, {ADDRESS: "0.0.0.0", **proxy.settings}) as found:
        address = urlsplit(found).netloc
        assert asked(address, "/", {}) == 200
        assert shaken(address, address, f"http://{address}") == 101
        assert shaken(address, address, "http://evil.example") == 403
    assert proxy.asked == []
