"""How two texts of one language stand to one another: an edit, or two translations of one source."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Final

from provenance.values.changes import LinkChanges

# By judgement: an editor leaves most words of most paragraphs as they are; two translators share the names,
# the figures and the small words, hardly ever half of a paragraph in one order.
_KEPT: Final = 0.6  # share of a paragraph's letters from which it counts as kept
_FEW_KEPT: Final = 0.25  # share of the text that may be kept in a translation made anew
_LEAST_LETTERS: Final = 250
_LEAST_LINKS: Final = 3


def is_retranslation(changes: Sequence[LinkChanges]) -> bool:
    """Whether two texts in one language are two translations rather than a text and its edit.

    Nearly all of their paragraphs are linked to one that has other words nearly throughout. Short texts never
    count as such.
    """
    kept = total = links = 0
    for change in changes:
        if not (change.link.left and change.link.right):
            continue
        letters = sum(max(len(edit.left), len(edit.right)) for edit in change.edits)
        equal = sum(len(edit.left) for edit in change.edits if edit.change in (None, "typography"))
        links += 1
        total += letters
        kept += letters if equal >= _KEPT * letters else 0
    return links >= _LEAST_LINKS and total >= _LEAST_LETTERS and kept <= _FEW_KEPT * total
