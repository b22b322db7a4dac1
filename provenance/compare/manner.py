"""How two texts of one language stand to one another: an edit, or two translations of one source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from provenance.values.changes import LinkChanges

# By judgement: an editor leaves most words of most paragraphs as they are; two translators share the names,
# the figures and the small words, hardly ever half of a paragraph in one order.
_KEPT: Final = 0.6  # share of a paragraph's letters from which it counts as kept
_FEW_KEPT: Final = 0.25  # share of the text that may be kept in a translation made anew
_MOSTLY: Final = 0.75  # share of a side's paragraphs that have a link
_LEAST_LETTERS: Final = 250
_LEAST_LINKS: Final = 3


def is_retranslation(changes: Sequence[LinkChanges]) -> bool:
    """Whether two texts in one language are two translations rather than a text and its edit.

    Most paragraphs of one of them are linked to one that has other words nearly throughout; an old state of a
    page and a much later one have little in common either, but most of both is left out or added. Short
    texts never count as such.
    """
    kept = total = 0
    both = [change for change in changes if change.link.left and change.link.right]
    for change in both:
        letters = sum(max(len(edit.left), len(edit.right)) for edit in change.edits)
        equal = sum(len(edit.left) for edit in change.edits if edit.change in (None, "typography"))
        total += letters
        kept += letters if equal >= _KEPT * letters else 0
    linked = max(
        _share([len(c.link.left) for c in both], [len(c.link.left) for c in changes]),
        _share([len(c.link.right) for c in both], [len(c.link.right) for c in changes]),
    )
    few_kept = total >= _LEAST_LETTERS and kept <= _FEW_KEPT * total
    return few_kept and len(both) >= _LEAST_LINKS and linked >= _MOSTLY


def _share(some: Sequence[int], of: Sequence[int]) -> float:
    return sum(some) / max(sum(of), 1)
