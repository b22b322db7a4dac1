"""A draft to a document: kinds, datelines, credits, languages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from provenance.credits import read_credits
from provenance.readers.blocks import Draft
from provenance.readers.dateline import read_dateline
from provenance.readers.kinds import decide_kinds
from provenance.text.language import detect
from provenance.text.normalise import fold
from provenance.values import (
    Credit,
    CreditReading,
    Dateline,
    Document,
    MachineNotice,
    Paragraph,
    ParagraphKind,
)

PARAGRAPH_LETTERS = 80
"""Letters from which a paragraph's own language is looked at; below, detection errs too often."""

IDEOGRAPHIC_LETTERS = 30
"""The same for scripts whose letters say more: Han, kana, Hangul."""

_RUNNING_TEXT = frozenset({"body", "quote", "list-item", "standfirst"})


@dataclass(frozen=True, slots=True)
class Printed:
    """Credits over a whole text, each with its paragraph."""

    credits: tuple[Credit, ...]
    machine: MachineNotice | None


def assemble(draft: Draft) -> Document:
    """Decide what each block is and gather what it prints; bytes and encoding are left to the caller."""
    texts = [block.text for block in draft.blocks]
    language = (
        detect("\n".join(block.text for block in draft.blocks if block.kind is None))
        or draft.metadata.language
    )
    readings = [read_credits(text, language) for text in texts]
    kinds = decide_kinds(draft.blocks, readings)
    datelines = _datelines(texts, kinds)
    paragraphs = tuple(
        Paragraph(kind, text, detect(text) if _is_long(text) else None, dateline)
        for kind, text, dateline in zip(kinds, texts, datelines, strict=True)
    )
    printed = _printed(readings)
    return Document(
        paragraphs=paragraphs,
        credits=printed.credits,
        machine=printed.machine,
        metadata=draft.metadata,
        language_detected=_running_language(texts, kinds),
        notes=draft.notes,
    )


def _running_language(texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> str | None:
    running = [text for text, kind in zip(texts, kinds, strict=True) if kind in _RUNNING_TEXT]
    return detect("\n".join(running)) or detect(
        "\n".join(
            text for text, kind in zip(texts, kinds, strict=True) if kind not in ("boilerplate", "credit")
        )
    )


def _datelines(texts: Sequence[str], kinds: Sequence[ParagraphKind]) -> list[Dateline | None]:
    first = next((i for i, kind in enumerate(kinds) if kind == "body"), None)
    return [
        read_dateline(text, first=i == first) if kind == "body" else None
        for i, (text, kind) in enumerate(zip(texts, kinds, strict=True))
    ]


def _is_long(text: str) -> bool:
    if len(text) < IDEOGRAPHIC_LETTERS:
        return False
    letters = sum(map(str.isalpha, text))
    wide = sum("\u3040" <= c <= "\u9fff" or "\uac00" <= c <= "\ud7a3" for c in text)
    return letters >= (IDEOGRAPHIC_LETTERS if wide * 2 > letters else PARAGRAPH_LETTERS)


def _printed(readings: Sequence[CreditReading]) -> Printed:
    """One person in one role counts once in a text, where it is first printed."""
    credits: dict[tuple[str, str], Credit] = {}
    machine: MachineNotice | None = None
    for index, reading in enumerate(readings):
        for credit in reading.credits:
            again = replace(credit, paragraph=index)
            first = credits.setdefault((credit.role, fold(credit.name)), again)
            credits[first.role, fold(first.name)] = replace(
                first,
                language=first.language or again.language,
                source_language=first.source_language or again.source_language,
            )
        if reading.machine is not None and machine is None:
            machine = replace(reading.machine, paragraph=index)
    return Printed(tuple(credits.values()), machine)
