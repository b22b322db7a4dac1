"""How work grows with its input: told from ratios within one run, so that no machine's speed matters."""

from __future__ import annotations

import time
from collections.abc import Callable

FACTOR = 8
LINEAR = 3 * FACTOR
"""Above linear growth with its noise, well under the 64 of quadratic growth."""


def growth(work: Callable[[int], object], size: int) -> float:
    """Processor time of `work(FACTOR * size)` in times that of `work(size)`; the best of three."""

    def seconds(n: int) -> float:
        started = time.process_time()
        work(n)
        return time.process_time() - started

    return min(seconds(FACTOR * size) / max(seconds(size), 1e-4) for _ in range(3))
