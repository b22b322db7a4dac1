"""Credits as newsrooms print them: who reported, wrote, translated, revised and edited a text."""

from __future__ import annotations

from provenance.values.documents import CreditReading

__all__ = ["read_credits"]


def read_credits(text: str, language: str | None) -> CreditReading:
    """Reads the credits and the machine-translation notice that a text prints.

    Works on a paragraph, a single credit line, or several lines; ordinary prose yields nothing.

    Args:
        text: The text, any Unicode string.
        language: BCP 47 tag of the text's language; None, or wrong, is allowed: it only decides between
            phrases that two languages share.

    Returns:
        Credits in text order, with offsets in code points of `text`, half open, so that the name is
        `text[start:end]` with white space collapsed; confidence in [0, 1], 1 is certain.
    """
    # The parser and its tables are loaded here: masking names on the way out of a registry needs neither.
    from provenance.credits.parser import parse_credits  # noqa: PLC0415

    primary = language.replace("_", "-").split("-")[0].casefold() if language else None
    return parse_credits(text, primary or None)
