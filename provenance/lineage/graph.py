"""The family as a graph: an edge leads from a version to each source it was made from.

All functions are pure and survive what a registry never stores but a hostile file may claim: sources that are
not in the family, and cycles.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Iterable

from provenance.text.tags import UNDETERMINED, same_language
from provenance.values import Family, Version


def roots(family: Family) -> tuple[Version, ...]:
    """The versions that have no source within the family, in the order of registration."""
    here = {version.version for version in family.versions}
    return tuple(v for v in family.versions if not any(parent.version in here for parent in v.parents))


def parents(family: Family, ref: str) -> tuple[Version, ...]:
    """The direct sources that the family has, in recorded order."""
    version = family.version(ref)
    found = (family.version(parent.version) for parent in version.parents) if version else ()
    return tuple(source for source in found if source is not None)


def children(family: Family, ref: str) -> tuple[Version, ...]:
    """The versions made directly from this one, in the order of registration."""
    return tuple(v for v in family.versions if any(parent.version == ref for parent in v.parents))


def ancestors(family: Family, ref: str) -> tuple[Version, ...]:
    """All sources, direct and indirect, that the family has, nearest first; never the version itself."""
    known = {version.version: version for version in family.versions}
    seen = {ref}
    waiting = deque([ref])
    found = []
    while waiting:
        version = known.get(waiting.popleft())
        for parent in version.parents if version else ():
            if parent.version not in seen and parent.version in known:
                seen.add(parent.version)
                waiting.append(parent.version)
                found.append(known[parent.version])
    return tuple(found)


def edges(family: Family) -> tuple[tuple[str, str], ...]:
    """All edges as pairs of refs, child first."""
    return tuple((v.version, parent.version) for v in family.versions for parent in v.parents)


def would_cycle(edges: Iterable[tuple[str, str]], child: str, parent: str) -> tuple[str, ...] | None:
    """The shortest cycle that a new edge would close, or None where it closes none.

    Args:
        edges: Pairs of refs, child first.
        child: Ref of the version that is to get a source.
        parent: Ref of that source.

    Returns:
        Refs from `child` by way of `parent` back to `child`, each made from the next.

    >>> would_cycle([("b", "a"), ("c", "b")], child="a", parent="c")
    ('a', 'c', 'b', 'a')
    """
    sources: dict[str, list[str]] = {}
    for version, source in edges:
        sources.setdefault(version, []).append(source)
    came_from = {parent: child}
    waiting = deque([parent])
    while waiting:
        current = waiting.popleft()
        if current == child:
            return _path_back(came_from, child)
        for source in sources.get(current, ()):
            if source not in came_from:
                came_from[source] = current
                waiting.append(source)
    return None


def language_of(family: Family, ref: str) -> str | None:
    """The language of a version, from the family or else from its ref; None where neither tells."""
    version = family.version(ref)
    tag = version.language if version else ref.rpartition("@")[2].partition(".")[0] if "@" in ref else ""
    return tag if tag and tag != UNDETERMINED else None


def differ_in_language(left: str, right: str) -> bool:
    """Whether two tags surely name different languages; an undetermined one never does."""
    return UNDETERMINED not in (left, right) and not same_language(left, right)


def _path_back(came_from: dict[str, str], child: str) -> tuple[str, ...]:
    path = [child, came_from[child]]
    while path[-1] != child:
        path.append(came_from[path[-1]])
    return tuple(reversed(path))
