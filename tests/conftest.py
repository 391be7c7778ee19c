"""The order in which tests are given to those that run them side by side."""

import pytest


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Puts the slow tests first, so that nobody waits for one at the end."""
    items.sort(key=lambda item: item.get_closest_marker("slow") is None)
