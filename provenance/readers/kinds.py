"""Decides what each paragraph is, from position, shape, context, and what the format and the credits say."""

from __future__ import annotations

import re
from collections.abc import Sequence

from provenance.readers.blocks import Block
from provenance.readers.dateline import is_date, read_dateline
from provenance.readers.phrases import contains, folded, opening, phrases
from provenance.values import CreditReading, ParagraphKind

MAX_HEADLINE = 200
"""Code points of a headline; wires stop at about 100, magazines seldom pass 150."""

MAX_SUBHEAD = 90
MAX_STANDFIRST = 350
MAX_BYLINE = 200
MAX_FURNITURE = 220
"""Code points of a line of site furniture that is not marked as such by its format."""

MAX_NOTICE = 400
"""Code points of a credit line with a machine notice or an address for queries in it."""

_CLOSERS = "\"'»”’)]）】」』› "
_STOPS = ".。।۔"
_ENDS = _STOPS + "!?…:;！？：；؟,，"
_UNMISTAKABLE_BULLET = re.compile(r"[•▪◦‣●■]\s?\S")
_BULLET = re.compile(r"(?:(?P<sign>[-*+·])|\(?(?P<number>[0-9]{1,3})[.)])\s+\S")
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_FURNITURE_KINDS = frozenset({"boilerplate", "credit", "caption", "byline", "correction"})


def decide_kinds(blocks: Sequence[Block], readings: Sequence[CreditReading]) -> list[ParagraphKind]:
    """The kind of each block.

    Args:
        blocks: In order, with the kinds that the format knows.
        readings: What credits each block prints.

    Returns:
        One kind for each block. At most one is a headline.
    """
    kinds = [_by_itself(block, reading) for block, reading in zip(blocks, readings, strict=True)]
    _mark_lists(blocks, kinds)
    headline = _mark_headline(blocks, kinds)
    _mark_opening(blocks, kinds, headline)
    _mark_subheads(blocks, kinds)
    return [kind or "body" for kind in kinds]


def _by_itself(block: Block, reading: CreditReading) -> ParagraphKind | None:
    """What a block is whatever stands around it, or None."""
    text = block.text
    if block.kind in ("boilerplate", "headline", "byline", "standfirst"):
        return block.kind
    if not any(map(str.isalnum, text)) or _ADDRESS.fullmatch(text):
        return "boilerplate"
    start = folded(text)
    if block.kind == "caption":
        return "caption"
    if block.kind == "correction" or _is_correction(start):
        return "correction"
    if is_credit_line(text, reading):
        return "credit"
    if _is_furniture(text, start):
        return "credit" if reading.credits else "boilerplate"
    if block.kind is None and len(text) <= MAX_FURNITURE and opening(start, "caption_openings"):
        return "caption"
    return block.kind


def _is_correction(start: str) -> bool:
    """Whether a folded text begins as a correction, with or without a date before the colon."""
    if opening(start, "correction_openings"):
        return True
    word = opening(start, "correction_words")
    if word is None:
        return False
    before, colon, _ = start[len(word) : len(word) + 40].partition(":")
    return (
        bool(colon) and any(map(str.isdecimal, before)) and before.lstrip()[:1] in (",", "(", "-", "–", "—")
    )


def is_credit_line(text: str, reading: CreditReading) -> bool:
    """Whether a paragraph as a whole is a credit line or a machine notice, rather than ends in one."""
    if reading.machine is not None and len(text) <= MAX_NOTICE:
        return True
    if not reading.credits:
        return False
    rest = list(text)
    first = len(text)
    for credit in reading.credits:
        if credit.start is None or credit.end is None:
            continue
        label = credit.label or ""
        at = text.rfind(label, 0, credit.start)
        at = at if at >= 0 else text.find(label, credit.end)
        for start, end in ((credit.start, credit.end), (at, at + len(label))):
            if start >= 0:
                rest[start:end] = " " * (end - start)
                first = min(first, start)
    if len(text) <= MAX_NOTICE and text[0] in "([（【" and text[-1] in ")]）】" and first <= 2:
        return True
    if first > 25 and re.search(r"[.!?…。]['\"»”’)]*\s", text[:first]):
        return False
    left_over = [word for word in "".join(rest).split() if any(map(str.isalnum, word))]
    return len(left_over) <= 4 + 3 * len(reading.credits) or sum(map(len, left_over)) <= 0.4 * len(text)


def _is_furniture(text: str, start: str) -> bool:
    if len(text) > MAX_FURNITURE:
        return False
    if contains(start, "boilerplate_anywhere"):
        return True
    phrase = opening(start, "boilerplate_openings")
    if phrase is None:
        return False
    after = text[len(phrase) :].strip()
    if not after or not phrase[-1].isalnum() or not after[0].isalpha() or phrase.count(" ") >= 2:
        return True
    return not _ends_in(text, _STOPS) and (" " in phrase or after[0].isupper())


def _mark_lists(blocks: Sequence[Block], kinds: list[ParagraphKind | None]) -> None:
    signs = [_bullet(block.text) if kind is None else "" for block, kind in zip(blocks, kinds, strict=True)]
    for i, sign in enumerate(signs):
        neighbours = (signs[i - 1] if i else "", signs[i + 1] if i + 1 < len(signs) else "")
        if sign == "•" or (sign and sign in neighbours):
            kinds[i] = "list-item"


def _bullet(text: str) -> str:
    if _UNMISTAKABLE_BULLET.match(text):
        return "•"
    if bullet := _BULLET.match(text):
        return bullet["sign"] or "1"
    return ""


def _mark_headline(blocks: Sequence[Block], kinds: list[ParagraphKind | None]) -> int | None:
    """Keep the first headline that the format knows, else look for one; returns its index."""
    known = [i for i, kind in enumerate(kinds) if kind == "headline"]
    for other in known[1:]:
        kinds[other] = "subhead"
    if known:
        for i in range(known[0]):
            if kinds[i] is None and not _is_sentence(blocks[i].text):
                kinds[i] = "boilerplate"  # a rubric above the headline
        return known[0]
    for i, block in enumerate(blocks):
        if kinds[i] in _FURNITURE_KINDS or (kinds[i] is None and _is_furnishing_line(block.text)):
            continue
        if kinds[i] in (None, "subhead") and i + 1 < len(blocks) and _is_headline(block.text):
            kinds[i] = "headline"
            return i
        return None
    return None


def _is_furnishing_line(text: str) -> bool:
    return is_date(text) or _is_byline(text)


def _is_headline(text: str) -> bool:
    if len(text) > MAX_HEADLINE or _ends_in(text, _STOPS + ":;,") or read_dateline(text, first=True):
        return False
    return not text[0].islower() or text[:2] in ("iP", "eB")


def _mark_opening(blocks: Sequence[Block], kinds: list[ParagraphKind | None], headline: int | None) -> None:
    """Bylines, bare dates and the standfirst, which stand before the first body paragraph."""
    standfirst: int | None = None
    for i, block in enumerate(blocks):
        text = block.text
        if kinds[i] == "credit" and _is_byline(text):
            kinds[i] = "byline"
        if kinds[i] == "byline" and len(text) > MAX_BYLINE:
            kinds[i] = None
        if kinds[i] == "standfirst":
            standfirst = i
        if kinds[i] is not None:
            continue
        if is_date(text):
            kinds[i] = "boilerplate"
        elif _is_byline(text):
            kinds[i] = "byline"
        elif (
            headline is None or i < headline or standfirst is not None or not _is_standfirst(blocks, kinds, i)
        ):
            if headline is None or i > headline:
                return
        else:
            kinds[i] = "standfirst"
            standfirst = i


def _is_standfirst(blocks: Sequence[Block], kinds: Sequence[ParagraphKind | None], i: int) -> bool:
    text = blocks[i].text
    if len(text) > MAX_STANDFIRST or i + 1 >= len(blocks) or read_dateline(text, first=True):
        return False
    follower = blocks[i + 1].text
    if kinds[i + 1] == "byline" or (kinds[i + 1] in (None, "credit") and _is_byline(follower)):
        return True
    if kinds[i + 1] is not None:
        return False
    if read_dateline(follower, first=True):
        return True
    return not _ends_in(text, _ENDS) and _is_sentence(follower)


def _is_byline(text: str) -> bool:
    """Whether a line is "By", in any of the languages known, before names and nothing else."""
    if len(text) > MAX_BYLINE or _ends_in(text, _STOPS):
        return False
    phrase = opening(folded(text), "byline_openings")
    if phrase is None:
        return False
    words = re.split(r"[\s,;|/]+", text[len(phrase) :].strip(" :"))
    names = [word for word in words if word and word.casefold() not in phrases("name_particles")]
    if not names or len(words) > 16 or any(map(str.isdecimal, text)):
        return False
    return all(not word[0].islower() or word.startswith(("d'", "d’")) for word in names[:3]) and sum(
        not word[0].islower() for word in names
    ) >= 0.6 * len(names)


def _mark_subheads(blocks: Sequence[Block], kinds: list[ParagraphKind | None]) -> None:
    """Short lines between body paragraphs, in capitals or without a stop."""
    body_seen = False
    for i, block in enumerate(blocks):
        if kinds[i] is not None:
            continue
        follower = next((j for j in range(i + 1, len(blocks)) if kinds[j] not in _FURNITURE_KINDS), None)
        stands_above = follower is not None and kinds[follower] in (None, "list-item", "quote")
        if body_seen and stands_above and _is_subhead(block.text, blocks[follower or 0].text):
            kinds[i] = "subhead"
        else:
            body_seen = True


def _is_subhead(text: str, follower: str) -> bool:
    if len(text) > MAX_SUBHEAD or len(text.split()) > 14 or not any(map(str.isalpha, text)):
        return False
    capitals = text.isupper() and sum(map(str.isalpha, text)) >= 4
    if capitals:
        return not _ends_in(text, ".:;,") and not (follower.isupper() and len(follower) <= MAX_SUBHEAD)
    if text[0].islower() or text[0] in "\"'«“‘„-–—(" or _ends_in(text, _ENDS.replace("?", "")):
        return False
    return _is_sentence(follower) and len(follower) > len(text)


def _is_sentence(text: str) -> bool:
    return _ends_in(text, _ENDS) or len(text) > MAX_HEADLINE


def _ends_in(text: str, signs: str) -> bool:
    """Whether a text ends in one of the signs, closing quotes and brackets aside; not `...` nor `U.S.`."""
    bare = text.rstrip(_CLOSERS)
    if not bare or bare[-1] not in signs:
        return False
    return not (bare.endswith("..") or re.search(r"(?:\b[A-Z]\.){2,}\Z", bare[-12:]))
