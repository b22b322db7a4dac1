"""Links between two texts in words."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from provenance.reports.terminal.prose import numbered
from provenance.values import Link, LinkKind

_KINDS: tuple[tuple[LinkKind, str], ...] = (
    ("match", "matched"),
    ("omitted", "omitted"),
    ("added", "added"),
    ("merged", "merged"),
    ("split", "split"),
    ("rearranged", "rearranged"),
    ("moved", "moved"),
)


def what_happened(link: Link) -> str:
    """What a link says beyond "this is that": `merged: ¶4+¶5 → ¶4`; empty for a plain match."""
    ours, theirs = numbered(link.left), numbered(link.right)
    if link.kind == "match":
        return ""
    if link.kind == "moved":
        verb = "is" if len(link.left) == 1 else "are"
        return f"moved: {ours} on the left {verb} {theirs} on the right"
    if link.kind in ("omitted", "added"):
        return f"{link.kind}: {ours or theirs}"
    return f"{link.kind}: {ours} → {theirs}"


def by_hand(link: Link) -> str:
    """How a person has decided on a link: `pinned by hand`; what stands alone does so on purpose."""
    purpose = "" if link.left and link.right else "on purpose, "
    return f"{purpose}{link.status} by hand"


def summary_phrase(summary: Mapping[LinkKind, int], links: Iterable[Link]) -> str:
    """Counts in words: `14 paragraphs matched, 2 omitted, 1 merged (2 → 1)`.

    Args:
        summary: How many links there are of each kind.
        links: Those that were counted.
    """
    sizes: dict[LinkKind, list[str]] = {}
    for link in links:
        if link.kind in ("merged", "split", "rearranged"):
            sizes.setdefault(link.kind, []).append(f"{len(link.left)} → {len(link.right)}")
    parts: list[str] = []
    for kind, word in _KINDS:
        number = summary.get(kind, 0)
        if not number and (kind != "match" or any(summary.values())):
            continue
        size = f" ({', '.join(dict.fromkeys(sizes[kind]))})" if kind in sizes else ""
        noun = "" if parts else " paragraph" if number == 1 else " paragraphs"
        parts.append(f"{number:,}{noun} {word}{size}")
    return ", ".join(parts)
