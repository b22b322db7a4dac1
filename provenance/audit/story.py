"""The story of a text, credit lines aside, and whether another text in its language has the same words."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from provenance.audit.case import Case
from provenance.compare.classes import typographic_form
from provenance.compare.counting import is_counted
from provenance.text.tags import same_language
from provenance.values import Paragraph, Parent, Version


@dataclass(frozen=True, slots=True)
class Rewording:
    """How the words of a text differ from those of another in the same language, typography aside.

    Attributes:
        first: Index of the first paragraph whose words are new, or None where all were there before.
        changed: How many paragraphs have words of their own.
        dropped: How many paragraphs of the other text are gone.
        moved: Whether the paragraphs that both share stand in another order.
    """

    first: int | None
    changed: int
    dropped: int
    moved: bool

    def __bool__(self) -> bool:
        """Whether anything at all was changed."""
        return bool(self.changed or self.dropped or self.moved)


def reworded(before: Sequence[Paragraph], after: Sequence[Paragraph], language: str) -> Rewording:
    """Compare two texts paragraph by paragraph; credit lines, bylines and site junk do not count."""
    stories = [[(i, p.text) for i, p in enumerate(text) if is_counted(p)] for text in (before, after)]
    shared = {text for _, text in stories[0]} & {text for _, text in stories[1]}

    def form(text: str) -> str:  # most paragraphs are the same to the letter, and folding is slow
        return text if text in shared else typographic_form(text, language)

    old = [form(text) for _, text in stories[0]]
    new = [(index, form(text)) for index, text in stories[1]]
    left = Counter(old)
    own = []
    for index, text in new:
        if left[text] > 0:
            left[text] -= 1
        else:
            own.append(index)
    dropped = sum(left.values())
    moved = not own and not dropped and old != [text for _, text in new]
    return Rewording(own[0] if own else None, len(own), dropped, moved)


def edited_sources(case: Case, version: Version) -> tuple[tuple[Parent, Version, Rewording], ...]:
    """The held sources in the same language that a held version was edited from, and what became of them."""
    if not version.held:
        return ()
    return tuple(
        (parent, source, reworded(case.paragraphs(source), case.paragraphs(version), version.language))
        for parent, source in case.sources(version)
        if parent.relation == "edit" and source.held and same_language(source.language, version.language)
    )


def extent(rewording: Rewording) -> str:
    """The difference in words: `3 paragraphs reworded or added, 1 dropped`."""
    parts = []
    if rewording.changed:
        parts.append(f"{_paragraphs(rewording.changed)} reworded or added")
    if rewording.dropped > rewording.changed:  # a reworded one counts on both sides
        parts.append(f"{_paragraphs(rewording.dropped - rewording.changed)} dropped")
    if rewording.moved:
        parts.append("paragraphs in another order")
    return ", ".join(parts) or "no change of wording"


def _paragraphs(number: int) -> str:
    return f"{number} paragraph{'' if number == 1 else 's'}"
