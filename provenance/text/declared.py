"""Whether a text reads as the language that it is declared to be in, where detection can tell."""

from __future__ import annotations

from collections.abc import Sequence

from provenance.text.language import knows
from provenance.text.tags import language_name, primary, same_language
from provenance.values import Paragraph

_NEIGHBOURS = (
    frozenset({"no", "nb", "nn", "da"}),
    frozenset({"gl", "pt"}),
    frozenset({"hr", "sr", "bs", "sh"}),
    frozenset({"id", "ms"}),
    frozenset({"cs", "sk"}),
    frozenset({"bg", "mk"}),
    frozenset({"af", "nl"}),
)


def hard_to_tell_apart(left: str, right: str) -> bool:
    """Whether the detector is known to take one of two languages for the other."""
    pair = {primary(left), primary(right)}
    return any(pair <= group for group in _NEIGHBOURS)


def reads_otherwise(declared: str, detected: str, paragraphs: Sequence[Paragraph] = ()) -> bool:
    """Whether a text surely reads as another language than it is declared to be in; see `why_not_told`."""
    return not same_language(declared, detected) and why_not_told(declared, detected, paragraphs) is None


def why_not_told(declared: str, detected: str | None, paragraphs: Sequence[Paragraph]) -> str | None:
    """Why it cannot be told whether a text is in the declared language; None where it can.

    Args:
        declared: BCP 47 tag.
        detected: BCP 47 tag by detection, or None where that is unsure.
        paragraphs: Those of the text, each with the language it reads as.
    """
    name = language_name(declared)
    if not knows(declared):
        return f"declared as {name} ({declared}), which the detector does not know"
    if detected is None:
        return f"declared as {name}, but the text is too short or too mixed to tell"
    if same_language(declared, detected):
        return None
    other = language_name(detected)
    if hard_to_tell_apart(declared, detected):
        return f"declared as {name}, detected as {other}: the detector cannot tell these two apart"
    if _letters(paragraphs, declared) > _letters(paragraphs, detected):
        return f"declared as {name}, detected as {other}, but most paragraphs read as {name}"
    return None


def _letters(paragraphs: Sequence[Paragraph], language: str) -> int:
    """Code points of the paragraphs that read as a language."""
    return sum(len(p.text) for p in paragraphs if p.language and same_language(p.language, language))
