"""How long the fuzzer runs: a moment in ``make test``, the same texts each time; for hours, and other texts each time, in ``make fuzz``."""

from __future__ import annotations

import os

from hypothesis import HealthCheck, settings

LONG = int(os.environ.get("FUZZ_EXAMPLES", "0"))
"""Texts that each test of ``make fuzz`` tries."""


def fuzzed(examples: int) -> settings:
    """So many texts, or those of ``make fuzz``."""
    ignored = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.filter_too_much, HealthCheck.function_scoped_fixture]
    return settings(max_examples=LONG or examples, deadline=None, derandomize=not LONG, database=None, suppress_health_check=ignored)
