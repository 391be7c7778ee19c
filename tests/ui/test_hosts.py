"""Who may talk to the app: the rule, and a real server that is asked by hand."""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from urllib.parse import urlsplit

import pytest

from tests.ui.serving import served
from ui.hosts import ADDRESS, HOSTS, allowed_hosts, is_named

HERE = ("localhost", "127.0.0.1", "::1")
SHAKE = {
    "Upgrade": "websocket",
    "Connection": "Upgrade",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "AAAAAAAAAAAAAAAAAAAAAA==",
}


def test_this_machine_is_always_allowed_and_others_are_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv(ADDRESS, raising=False)
    monkeypatch.delenv(HOSTS, raising=False)
    assert allowed_hosts() == HERE
    monkeypatch.setenv(ADDRESS, "0.0.0.0")
    assert allowed_hosts() == HERE
    monkeypatch.setenv(ADDRESS, "192.0.2.7")
    monkeypatch.setenv(HOSTS, " Planner.example.org, ,*.example.net")
    assert allowed_hosts() == (*HERE, "192.0.2.7", "planner.example.org", "*.example.net")


@pytest.mark.parametrize(
    "host",
    [
        "localhost",
        "LOCALHOST:8501",
        "127.0.0.1:8501",
        "[::1]:8501",
        "a.example.net",
        "a.b.example.net:80",
        "localhost.",
    ],
)
def test_a_name_of_the_app_is_known(host: str) -> None:
    assert is_named(host, (*HERE, "*.example.net"))


@pytest.mark.parametrize(
    "host",
    [
        *("", ":8501", "[::1", "localhost/", "localhost#", "localhost:x", "localhost:99999", "evil@localhost"),
        *("evil.example", "localhost.evil.example", "example.net", "evilexample.net"),
    ],
)
def test_a_foreign_name_is_not(host: str) -> None:
    assert not is_named(host, (*HERE, "*.example.net"))


def test_an_operator_can_allow_any_name_but_no_nonsense() -> None:
    assert is_named("anything.example", ("*",))
    assert not is_named("any@thing", ("*",))


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    with served(tmp_path_factory.mktemp("app")) as found:
        yield urlsplit(found).netloc


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """As in the image, with one name for it."""
    settings = {ADDRESS: "0.0.0.0", HOSTS: "planner.example.org"}
    with served(tmp_path_factory.mktemp("app"), settings) as found:
        yield urlsplit(found).netloc


def asked(address: str, path: str, headers: dict[str, str]) -> int:
    """The status of the answer; for a websocket that opens it is 101."""
    connection = http.client.HTTPConnection(address, timeout=20)
    try:
        connection.request("GET", path, headers=headers)
        return connection.getresponse().status
    finally:
        connection.close()


def shaken(address: str, host: str, origin: str) -> int:
    return asked(address, "/_stcore/stream", SHAKE | {"Host": host, "Origin": origin})


def test_a_websocket_opens_for_a_page_of_the_app(address: str) -> None:
    assert shaken(address, address, f"http://{address}") == 101
    assert shaken(address, "localhost:8501", "https://localhost:8501") == 101


@pytest.mark.parametrize(
    ("host", "origin"),
    [
        ("evil.example", "http://evil.example"),
        ("evil.example:8501", "http://evil.example:8501"),
        ("localhost:8501", "http://evil.example"),
        ("localhost:8501", "http://localhost:3000"),
        ("localhost:8501", "null"),
        ("evil.example", "http://localhost:8501"),
    ],
)
def test_a_websocket_of_a_foreign_page_is_refused(address: str, host: str, origin: str) -> None:
    assert shaken(address, host, origin) == 403


def test_pages_are_served_under_a_name_of_the_app_only(address: str) -> None:
    assert asked(address, "/", {}) == 200
    assert asked(address, "/", {"Host": "evil.example"}) == 403
    assert asked(address, "/_stcore/host-config", {"Host": "evil.example"}) == 403


def test_health_is_told_to_everybody(address: str) -> None:
    assert asked(address, "/_stcore/health", {"Host": "10.1.2.3:8501"}) == 200


def test_the_image_goes_by_the_name_that_its_operator_gives(image: str) -> None:
    assert shaken(image, "planner.example.org", "https://planner.example.org") == 101
    assert shaken(image, "other.example.org", "https://other.example.org") == 403
    assert asked(image, "/", {"Host": "planner.example.org"}) == 200
