"""How well links are found, beside the peers, by pair of languages and by kind."""

from __future__ import annotations

import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from tests.benchmark.aligners import MISSING, Aligner
from tests.benchmark.scores import Case, Kinds, of_kind, strict_and_lax

KINDS = ("omitted", "added", "merged", "split", "rearranged", "moved")


def quality(cases: Sequence[Case], aligners: Mapping[str, Aligner | None]) -> Iterator[Sequence[str]]:
    """Rows of a table: strict (lax) F1 over all cases and by group, F1 by kind, paragraphs a second."""
    yield ["F1, strict (lax)", "cases", *aligners]
    results: dict[str, list[tuple[str, Kinds, Kinds]]] = {}
    speeds = {}
    units = sum(len(case.left) + len(case.right) for case in cases)
    for name, aligner in aligners.items():
        if aligner is not None:
            started = time.process_time()
            results[name] = [(case.group, case.links, aligner(case)) for case in cases]
            speeds[name] = f"{units / max(time.process_time() - started, 1e-9):,.0f}"
    groups: defaultdict[str, int] = defaultdict(int)
    for case in cases:
        groups[case.group] += 1
    for group, number in [("all", len(cases)), *sorted(groups.items())]:
        row = [group, str(number)]
        for name in aligners:
            some = [(t, f) for g, t, f in results.get(name, []) if group in ("all", g)]
            row.append("{:.3f} ({:.3f})".format(*strict_and_lax(some)) if some else MISSING)
        yield row
    for kind in KINDS:
        wanted = sum(kind in (k for k in case.links.values()) for case in cases)
        scores = [of_kind([(t, f) for _, t, f in results.get(name, [])], kind)[0] for name in aligners]
        shown = [f"{s:.3f}" if name in results else "–" for s, name in zip(scores, aligners, strict=True)]
        yield [f"{kind} alone", str(wanted), *shown]
    yield ["paragraphs a second of CPU", "", *(speeds.get(name, "–") for name in aligners)]
