"""What a format hands over: blocks of text in order, some of which it knows the kind of."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from provenance.text.normalise import normalise
from provenance.values import Metadata, ParagraphKind

# Scripts that write no spaces between words: Thai to Khmer, kana, Han and their punctuation; not Hangul.
_UNSPACED = (
    r"\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff"
    r"\u3000-\u30ff\u31f0-\u31ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff9f"
)
_ENDS_UNSPACED = re.compile(rf"[{_UNSPACED}]\Z")
_OPENS_UNSPACED = re.compile(rf"[{_UNSPACED}]")


@dataclass(frozen=True, slots=True)
class Block:
    """A paragraph to be.

    Attributes:
        text: Normalised, never empty.
        kind: What the format says it is; None where only position, shape and context can tell.
    """

    text: str
    kind: ParagraphKind | None = None


@dataclass(frozen=True, slots=True)
class Draft:
    """A file once its format is read, before kinds, credits and languages are decided.

    Attributes:
        blocks: In order.
        metadata: What the file states about itself.
        notes: Remarks for the user, one line each.
    """

    blocks: tuple[Block, ...]
    metadata: Metadata = field(default_factory=Metadata)
    notes: tuple[str, ...] = ()


def block(text: str, kind: ParagraphKind | None = None) -> list[Block]:
    """One block, or none where nothing is left of the text."""
    normal = normalise(join_lines(text.splitlines()))
    return [Block(normal, kind)] if normal else []


def join_lines(lines: list[str]) -> str:
    """Join wrapped lines by a space; by nothing in scripts without spaces, or after a hyphen in a word."""
    joined: list[str] = []
    for raw in lines:
        line = raw.strip(" \t")
        if not line:
            continue
        if joined and not _joins_closely(joined[-1], line):
            joined.append(" ")
        joined.append(line)
    return "".join(joined)


def _joins_closely(before: str, after: str) -> bool:
    if before[-1] in "-‐" and len(before) > 1:
        return before[-2].isalpha() and after[0].isalpha()
    return bool(_ENDS_UNSPACED.search(before) and _OPENS_UNSPACED.match(after))
