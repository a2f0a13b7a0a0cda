"""Options for the tests whose expectation is a picture."""

from __future__ import annotations

import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    group = parser.getgroup("golden")
    group.addoption("--golden-show", action="store_true", help="write actual, expected and difference images to tests/golden/actual")
    group.addoption("--golden-update", action="store_true", help="rewrite the expected images; look at each before you commit it")
