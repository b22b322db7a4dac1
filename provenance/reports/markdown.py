"""What changed between two texts as Markdown with a table (GitHub Flavored Markdown 0.29), for code hosts.

Changed words stand in `<del>` and `<ins>`: emphasis by asterisks and tildes does not open or close beside
punctuation or in scripts without blanks. Everything else that a text holds is escaped.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Collection

from provenance.compare.filters import Shown, is_doubtful, is_shown
from provenance.reports.digest import MOST, digest_of, meant
from provenance.reports.marks import Piece, core, pieces
from provenance.reports.summary import account, fact_phrase, fact_words
from provenance.reports.terminal.links import by_hand, what_happened
from provenance.text.normalise import printable
from provenance.text.tags import language_name
from provenance.values import Comparison, Fact, LinkChanges, Text

# What means something inside a line; a colon where code hosts would make a picture of `:word:`.
_SPECIAL = re.compile(r"[\\`*_\[\]|~]|:(?=[\w+-]+:)")
_MOST_CHARACTERS = 240  # of a paragraph in the lists above the table, where the whole of it stands
_HTML = {"&": "&amp;", "<": "&lt;", ">": "&gt;"}


def diff_markdown(comparison: Comparison, *, only: Collection[Shown] | None = None) -> str:
    """Set two texts side by side in a table, a row for each link, the summary above it.

    Args:
        comparison: The texts with what changed between them.
        only: Kinds of changes to show; the summary is always of all.
    """
    left, right, changes = comparison.left, comparison.right, comparison.changes
    lines = [f"## {escaped(left.name)} → {escaped(right.name)}", ""]
    lines += [escaped(s.text) + "  " for s in account(changes, left.paragraphs, right.paragraphs)]
    lines += _digest(comparison)
    shown = [c for c in changes.links if only is None or is_shown(c, only)]
    if not shown:
        return "\n".join([*lines, "", "Nothing of that kind." if only else "No paragraphs."])
    lines += ["", f"| {_heading(left)} | {_heading(right)} | |", "| --- | --- | --- |"]
    lines += [
        f"| {_side(c, left, is_left=True)} | {_side(c, right, is_left=False)} | {_remarks(c)} |"
        for c in shown
    ]
    return "\n".join(lines)


def _digest(comparison: Comparison) -> list[str]:
    """What was omitted and what was added; facts stand in the table, beside their paragraphs."""
    left, right = comparison.left.paragraphs, comparison.right.paragraphs
    lines = []
    for alone in digest_of(comparison.changes, left, right).alone:
        paragraphs = left if alone.side == "left" else right
        lines += ["", f"**{alone.verb}**: {alone.heading}", ""]
        for index, link in alone.paragraphs[:MOST]:
            told = f"*{escaped(meant(link))}* " if meant(link) else ""
            text = paragraphs[index].text
            cut = "…" if len(text) > _MOST_CHARACTERS else ""
            lines.append(f"- **¶{index + 1}** {told}{escaped(text[:_MOST_CHARACTERS])}{cut}")
        if len(alone.paragraphs) > MOST:
            lines.append(f"- and {len(alone.paragraphs) - MOST:,} more")
    return lines


def _heading(text: Text) -> str:
    language = f", {language_name(text.language)}" if text.language else ""
    return escaped(text.name + language)


def _side(change: LinkChanges, text: Text, *, is_left: bool) -> str:
    indexes = change.link.left if is_left else change.link.right
    if not indexes:
        return "*added*" if is_left else "*omitted*"
    marked = pieces(change, [text.paragraphs[i].text for i in indexes], is_left=is_left)
    return "<br>".join(
        f"**¶{index + 1}** {''.join(_piece(p, is_left) for p in paragraph)}"
        for index, paragraph in zip(indexes, marked, strict=True)
    )


def _piece(piece: Piece, is_left: bool) -> str:
    if piece.op == "equal":
        return escaped(piece.text)
    before, marked, after = core(piece.text)
    tag = "del" if is_left else "ins"
    return f"{escaped(before)}<{tag}>{escaped(marked)}</{tag}>{escaped(after)}"


def _remarks(change: LinkChanges) -> str:
    remarks: list[str] = [what_happened(change.link)]
    if is_doubtful(change):
        remarks.append(f"doubtful: score {change.link.score:.2f}")
    if change.link.status != "proposed":
        remarks.append(by_hand(change.link))
    told = [escaped(remark) for remark in remarks if remark]
    return "<br>".join([*told, *(f"▲ {_fact(fact)}: {escaped(fact.reason)}" for fact in change.facts)])


def _fact(fact: Fact) -> str:
    """A fact; marks keep an arrow between two words that run right to left pointing to the second."""
    words = fact_words(fact)
    if words.only or not any(map(_runs_left, (words.left or "", words.right or ""))):
        return escaped(fact_phrase(fact))
    return f"{escaped(words.kind)}: {escaped(words.left or '')} &lrm;→&lrm; {escaped(words.right or '')}"


def _runs_left(text: str) -> bool:
    return any(unicodedata.bidirectional(character) in ("R", "AL", "AN") for character in text)


def escaped(text: str) -> str:
    """Text that says only itself: neither markup nor the end of a cell."""
    shown = "".join(_HTML.get(c, c) for c in printable(text).replace("\t", " "))
    return _SPECIAL.sub(lambda found: f"\\{found[0]}", shown)
