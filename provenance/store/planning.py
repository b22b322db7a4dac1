"""The order in which a batch is registered: sources before what derives from them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from provenance.errors import UsageError
from provenance.values.refs import Ref, parse_ref, version_ref
from provenance.values.registering import NewVersion

CYCLE_HINT = "a text cannot come from itself: strike one of these sources"


@dataclass(frozen=True, slots=True)
class Plan:
    """How to register a batch.

    Attributes:
        order: Indexes of all items; each one comes after the items it needs, else as they were given.
        inside: For each item, parent by parent, the index of the item that the ref names for certain;
            None where the ref is looked up in the registry when its turn comes.
    """

    order: tuple[int, ...]
    inside: tuple[tuple[int | None, ...], ...]


def plan(items: Sequence[NewVersion], known: Callable[[Ref], bool]) -> Plan:
    """Order a batch so that refs may name items earlier or later in it.

    A ref with a number names the item that wishes for it. Any other ref is looked up in the registry as
    it will be by then; where that and the items before it know nothing of the name, the items after it
    that may answer to it go first.

    Args:
        items: The batch.
        known: Whether the registry, as it is now, knows a ref.

    Raises:
        UsageError: Items name one another in a circle; the message names the path.
    """
    index = _Index(items)
    needs: list[list[int]] = []
    inside: list[tuple[int | None, ...]] = []
    settled: set[int] = set()  # items that need none after them
    for position, item in enumerate(items):
        named: list[int | None] = []
        needed: list[int] = []
        for parent in item.parents:
            ref = parse_ref(parent.version)
            certain = index.wished(ref, position)
            named.append(certain)
            if certain is not None:
                needed.append(certain)
            elif not known(ref):
                needed.extend(_perhaps(index, ref, position, settled))
        if settled.issuperset(needed):
            settled.add(position)
        needs.append(needed)
        inside.append(tuple(named))
    return Plan(_sorted(items, needs), tuple(inside))


class _Index:
    """Which items may answer to a ref."""

    def __init__(self, items: Sequence[NewVersion]) -> None:
        self._items = items
        self._by_article: defaultdict[str, list[int]] = defaultdict(list)
        self._by_tag: defaultdict[tuple[str, str], list[int]] = defaultdict(list)
        self._by_number: dict[tuple[str, str, int], int] = {}
        for position, item in enumerate(items):
            tag = item.language.lower()
            self._by_article[item.article].append(position)
            self._by_tag[item.article, tag].append(position)
            if item.number is not None:
                self._by_number.setdefault((item.article, tag, item.number), position)

    def wished(self, ref: Ref, position: int) -> int | None:
        """The other item that wishes for just this number."""
        if ref.article is None or ref.language is None or ref.number is None:
            return None
        found = self._by_number.get((ref.article, ref.language.lower(), ref.number))
        return None if found == position else found

    def answering(self, ref: Ref) -> list[int]:
        """Items that may answer to the ref once they are registered, in order."""
        if ref.hash is not None:
            return [i for i, item in enumerate(self._items) if (item.hash or "").startswith(ref.hash)]
        article = ref.article or ""
        if ref.language is None:
            return self._by_article[article]
        return self._by_tag[article, ref.language.lower()]


def _perhaps(index: _Index, ref: Ref, position: int, settled: Collection[int]) -> list[int]:
    """Items that go before the one at `position`, since one of them may answer to its ref."""
    answering = index.answering(ref)
    before = [i for i in answering if i < position and i in settled]
    if ref.number is not None:
        if index.wished(ref, -1) == position:
            raise UsageError(f"{ref} cannot be its own source: {ref} <- {ref}", CYCLE_HINT)
        if position in answering or len(before) >= ref.number:
            return []
        return answering
    if before:
        return []
    return [i for i in answering if i > position]


def _sorted(items: Sequence[NewVersion], needs: Sequence[Sequence[int]]) -> tuple[int, ...]:
    """Depth first, in the order given, without recursion: a manifest may be one chain of thousands."""
    order: list[int] = []
    done: set[int] = set()
    for start in range(len(items)):
        if start in done:
            continue
        path, branches = [start], [iter(needs[start])]
        on_path = {start}
        while path:
            needed = next((n for n in branches[-1] if n not in done), None)
            if needed is None:
                finished = path.pop()
                branches.pop()
                on_path.discard(finished)
                done.add(finished)
                order.append(finished)
            elif needed in on_path:
                circle = [*path[path.index(needed) :], needed]
                names = " <- ".join(_name(items[i]) for i in reversed(circle))
                raise UsageError(f"the sources go in a circle: {names}", CYCLE_HINT)
            else:
                path.append(needed)
                on_path.add(needed)
                branches.append(iter(needs[needed]))
    return tuple(order)


def _name(item: NewVersion) -> str:
    return version_ref(item.article, item.language, item.number)
