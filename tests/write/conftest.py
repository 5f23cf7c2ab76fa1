"""What these tests draw is kept from run to run."""

from __future__ import annotations

import pytest


@pytest.fixture(scope="module", autouse=True)
def _kept(drawings: None) -> None:
    pass
