"""Markdown to blocks: CommonMark with YAML front matter; inline markup is removed, its text kept."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from markdown_it import MarkdownIt
from markdown_it.token import Token

from provenance.errors import InputError
from provenance.readers.blocks import Block, Draft, block
from provenance.readers.front_matter import split_front_matter
from provenance.readers.html import read_fragment
from provenance.readers.metadata import read_metadata
from provenance.values import ParagraphKind

_CONTAINERS: dict[str, ParagraphKind] = {"blockquote": "quote", "list_item": "list-item"}
MAX_NESTING = 20
"""Levels of lists and quotations; the parser drops what lies deeper, so that such a text is refused."""

MAX_BRACKETS = 20_000
"""Opening square brackets; each costs the parser up to `MAX_NESTING` looks at the rest of the line."""

_BREAKING_TAGS = ("<br>", "<br/>", "<br />")


def read_markdown(text: str, name: str) -> Draft:
    """The paragraphs of a Markdown text, and what its front matter states.

    Raises:
        InputError: If the front matter is malformed or states something that is not allowed, or the text is
            nested too deeply.
    """
    values, body = split_front_matter(text, name)
    hint = "save it as plain text (.txt) if it is no Markdown"
    if body.count("[") > MAX_BRACKETS:
        raise InputError(f"{name} has more than {MAX_BRACKETS:,} opening brackets", hint)
    tokens = _parser().parse(body)
    if any(token.level >= MAX_NESTING - 1 for token in tokens):
        raise InputError(f"{name} has lists or quotations nested more than {MAX_NESTING} deep", hint)
    return Draft(tuple(_blocks(tokens)), read_metadata(values, name))


def _blocks(tokens: Sequence[Token]) -> list[Block]:
    blocks: list[Block] = []
    containers: list[ParagraphKind] = []
    heading: ParagraphKind | None = None
    for token in tokens:
        container = _CONTAINERS.get(token.type.removesuffix("_open").removesuffix("_close"))
        if container is not None:
            if token.nesting > 0:
                containers.append(container)
            else:
                containers.pop()
        elif token.type == "heading_open":
            heading = "headline" if token.tag == "h1" else "subhead"
        elif token.type == "heading_close":
            heading = None
        elif token.type == "inline":
            kind = heading or (containers[-1] if containers else None)
            blocks += _inline(token.children or [], kind)
        elif token.type == "html_block":
            blocks += read_fragment(token.content)
        elif token.type in ("fence", "code_block"):
            blocks += block(token.content, containers[-1] if containers else None)
    return blocks


def _inline(children: Sequence[Token], kind: ParagraphKind | None) -> list[Block]:
    """The text of a block, then the alternative texts of its pictures as captions."""
    parts: list[str] = []
    captions: list[Block] = []
    for child in children:
        if child.type in ("text", "code_inline"):
            parts.append(child.content)
        elif child.type in ("softbreak", "hardbreak"):
            parts.append("\n")
        elif child.type == "image":
            captions += block(child.content, "caption")
        elif child.type == "html_inline" and child.content.lower() in _BREAKING_TAGS:
            parts.append("\n")
    text = "".join(parts)
    return block(text.replace("  ", " ") if captions else text, kind) + captions


@cache
def _parser() -> MarkdownIt:
    return MarkdownIt("commonmark", {"maxNesting": MAX_NESTING})
