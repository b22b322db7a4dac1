"""HTML to blocks: a walk over the article that keeps bylines and marks what belongs to the site.

The walk never recurses and the parser fetches nothing; a page nested beyond the parser's limit is refused,
since the parser would drop the rest of it silently.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from dataclasses import dataclass

from lxml import etree, html

from provenance.errors import InputError
from provenance.readers.blocks import Block, Draft, block
from provenance.readers.html_metadata import read_html_metadata
from provenance.readers.phrases import phrases
from provenance.readers.plain import read_plain
from provenance.values import ParagraphKind

_KINDS: dict[str, ParagraphKind] = {
    "h1": "headline",
    "h2": "subhead",
    "h3": "subhead",
    "h4": "subhead",
    "h5": "subhead",
    "h6": "subhead",
    "li": "list-item",
    "blockquote": "quote",
    "figcaption": "caption",
    "caption": "caption",
    "aside": "boilerplate",
}
_SPACE = re.compile(r"[ \t\n\r\f]+")
_EAST = r"\u3000-\u30ff\u3400-\u9fff\uf900-\ufaff\uff01-\uff60"
_EAST_BREAK = re.compile(rf"(?<=[{_EAST}])[ \t\r\f]*\n[ \t\n\r\f]*(?=[{_EAST}])")
_LAYOUT = str.maketrans("", "", "\u00ad\u200b\ufeff")  # soft hyphens and the like
_DECLARED = re.compile(
    rb"""<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([A-Za-z0-9_:.-]{2,40})""", re.IGNORECASE
)
_XML_DECLARED = re.compile(rb"""\s*<\?xml[^>]{0,200}?encoding\s{0,9}=\s{0,9}["']([A-Za-z0-9_:.-]{2,40})""")
_AS_BROWSERS_DO = {
    "iso-8859-1": "cp1252",
    "latin-1": "cp1252",
    "latin1": "cp1252",
    "us-ascii": "cp1252",
    "ascii": "cp1252",
    "iso-8859-9": "cp1254",
    "gb2312": "gb18030",
    "gbk": "gb18030",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "utf-16": "utf-8",
}

# Names that Python decodes and that are no encodings of pages.
_NOT_FOR_PAGES = frozenset({"idna", "punycode", "raw-unicode-escape", "undefined", "unicode-escape", "utf-7"})

MAX_BYLINE = 200
MAIN_SHARE = 0.5
"""In [0, 1]: share of a page's text from which an element is the article rather than a teaser."""


def declared_encoding(data: bytes) -> str | None:
    """The encoding that a page declares in its first 4,096 bytes, as browsers understand its name."""
    head = data[:4096]
    found = _XML_DECLARED.match(head) or _DECLARED.search(head)
    if found is None:
        return None
    name = found[1].decode("ascii").lower()
    try:
        known = codecs.lookup(_AS_BROWSERS_DO.get(name, name)).name
    except LookupError:
        return name
    return None if known in _NOT_FOR_PAGES else _AS_BROWSERS_DO.get(known, known)


def read_html(text: str, name: str) -> Draft:
    """The paragraphs of a page's article, and what its metadata states.

    Raises:
        InputError: If it is no HTML, is nested too deeply, or states something that is not allowed.
    """
    page = _parse(text, name)
    root = _article(page)
    blocks = [*_opening_outside(page, root), *_walk(root)]
    headline = next((b.text for b in blocks if b.kind == "headline"), None)
    metadata, notes = read_html_metadata(page, root, name, headline)
    return Draft(tuple(blocks), metadata, notes)


def read_fragment(text: str) -> list[Block]:
    """The paragraphs of a piece of HTML inside another format."""
    if not text.strip():
        return []
    try:
        return list(_walk(_parse(text, "raw HTML")))
    except InputError:
        return block(re.sub(r"<[^<>]*>", " ", text))


def _parse(text: str, name: str) -> html.HtmlElement:
    parser = html.HTMLParser(
        encoding="utf-8", no_network=True, huge_tree=False, remove_comments=True, remove_pis=True
    )
    hint = "check that it is a whole HTML page"
    try:
        page = html.document_fromstring(_without_subset(text).encode("utf-8", "replace"), parser=parser)
    except etree.LxmlError:
        raise InputError(f"{name} has no readable HTML", hint) from None
    for entry in parser.error_log:
        if entry.type_name == "ERR_RESOURCE_LIMIT" or "xcessive depth" in entry.message:
            raise InputError(f"{name} is nested too deeply or has an overlong text node", hint)
    return page


def _without_subset(text: str) -> str:
    """A page without the declarations inside its DOCTYPE, which the parser would take for text."""
    head = text[:2000].lower()
    start = head.find("<!doctype")
    opened = text.find("[", start) if start >= 0 else -1
    if opened < 0 or 0 <= text.find(">", start) < opened:
        return text
    closed = text.find("]>", opened)
    return text[:opened] + text[closed + 1 :] if closed >= 0 else text


def _article(page: html.HtmlElement) -> html.HtmlElement:
    """The element that holds the story: the article, the main part, or else the body."""
    body = page.find("body")
    whole = body if body is not None else page
    length = _running_length(whole)
    mains = [e for e in whole.iter("main", "div", "section") if e.tag == "main" or e.get("role") == "main"]
    candidates = [e for e in whole.iter() if e.tag == "article" or e.get("itemprop") == "articleBody"]
    for choices in (candidates, mains):
        best = max(choices, key=_running_length, default=None)
        if best is not None and 0 < MAIN_SHARE * length <= _running_length(best):
            while (outer := next(best.iterancestors("article"), None)) is not None:
                best = outer
            return best
    return whole


def _running_length(element: html.HtmlElement) -> int:
    """Characters in paragraphs below an element."""
    return sum(len(text) for p in element.iter("p") for text in p.itertext())


def _opening_outside(page: html.HtmlElement, root: html.HtmlElement) -> list[Block]:
    """A headline and bylines that stand above the article element rather than in it."""
    if root.tag == "body" or next(root.iter("h1"), None) is not None:
        return []
    blocks: list[Block] = []
    for element in page.iter("h1", "p", "div", "span", "address"):
        if element is root:
            break
        is_headline = element.tag == "h1" and not blocks
        if (
            not (is_headline or (blocks and _is_byline(element)))
            or next(element.iterancestors("nav", "footer", "aside"), None) is not None
        ):
            continue
        if sum(map(len, element.itertext())) <= MAX_BYLINE:
            blocks += _walk(element)
    return [b for b in blocks if b.kind in ("headline", "byline")][:4]


@dataclass(slots=True)
class _Frame:
    """What an open element means for the text in it."""

    kind: ParagraphKind | None
    preformatted: bool


def _walk(root: html.HtmlElement) -> Iterator[Block]:
    """Blocks in document order; text between block elements is a block too."""
    length = max(1, sum(map(len, root.itertext())))
    frames = [_Frame(None, preformatted=False)]
    buffer: list[str] = []
    byline = False
    walker = etree.iterwalk(root, events=("start", "end"))
    for event, element in walker:
        is_block = element.tag in phrases("block_elements")
        if event == "start":
            if element is not root and _is_dropped(element):
                walker.skip_subtree()
                continue
            if is_block:
                yield from _flushed(buffer, frames[-1], byline=byline)
                byline = False
                frames.append(_opened(element, frames[-1], root, length))
            if element.tag == "br":
                buffer.append("\n")
            byline = byline or _is_byline(element)
            buffer.append(_collapsed(element.text, frames[-1]))
            continue
        if is_block and not (element is not root and _is_dropped(element)):
            yield from _flushed(buffer, frames.pop(), byline=byline)
            byline = any(map(_is_byline, element.iterancestors("div", "p", "address", "header"))) and byline
        if element is not root:
            buffer.append(_collapsed(element.tail, frames[-1]))
    yield from _flushed(buffer, frames[-1], byline=byline)


def _opened(element: html.HtmlElement, outer: _Frame, root: html.HtmlElement, length: int) -> _Frame:
    preformatted = outer.preformatted or element.tag == "pre"
    if outer.kind == "boilerplate":
        return _Frame("boilerplate", preformatted)
    words = _words(element)
    small = element is not root and sum(map(len, element.itertext())) < MAIN_SHARE * length
    if small and (words & phrases("furniture_words") or _is_apart(element)):
        return _Frame("boilerplate", preformatted)
    kind = _KINDS.get(element.tag, outer.kind)
    if kind == "boilerplate" and not small:
        kind = outer.kind
    if outer.kind in ("quote", "caption") and element.tag in ("p", "div", "li"):
        kind = outer.kind
    if words & phrases("standfirst_words") and kind in (None, "subhead"):
        kind = "standfirst"
    if words & phrases("caption_words") and kind is None:
        kind = "caption"
    if words & phrases("correction_words_of_markup") and small:
        kind = "correction"
    return _Frame(kind, preformatted)


def _is_apart(element: html.HtmlElement) -> bool:
    return element.tag == "form" or element.get("role") in ("navigation", "complementary", "search")


def _flushed(buffer: list[str], frame: _Frame, *, byline: bool) -> list[Block]:
    text = "".join(buffer).translate(_LAYOUT)
    buffer.clear()
    if not text.strip():
        return []
    if frame.preformatted:
        return [Block(b.text, frame.kind) for b in read_plain(text)]
    kind = "byline" if byline and frame.kind is None and len(text) <= MAX_BYLINE else frame.kind
    lines = [line.strip(" ") for line in text.strip().split("\n")]
    blocks: list[Block] = []
    start = 0
    for i, line in enumerate([*lines, ""]):
        if not line:
            blocks += block("\n".join(lines[start:i]), kind)
            start = i + 1
    return blocks


def _collapsed(text: str | None, frame: _Frame) -> str:
    if not text or frame.preformatted:
        return text or ""
    return _SPACE.sub(" ", _EAST_BREAK.sub("", text))


def _is_dropped(element: html.HtmlElement) -> bool:
    if (
        not isinstance(element.tag, str)
        or element.tag in phrases("dropped_elements")
        or "hidden" in element.attrib
    ):
        return True
    if element.get("aria-hidden") == "true" or "display:none" in element.get("style", "").replace(" ", ""):
        return True
    if (
        element.tag in ("footer", "header")
        and element.getparent() is not None
        and element.getparent().tag == "body"
    ):
        return element.tag == "footer" or next(element.iter("h1"), None) is None
    return bool(phrases("hidden_words") & set(element.get("class", "").lower().split()))


def _is_byline(element: html.HtmlElement) -> bool:
    if element.get("rel") == "author" or element.get("itemprop") in ("author", "editor", "translator"):
        return True
    return bool(_words(element) & phrases("byline_words")) and not _words(element) & phrases(
        "furniture_words"
    )


def _words(element: html.HtmlElement) -> frozenset[str]:
    """The words of an element's class and id: `article-shareBar` gives article, share, bar."""
    names = f"{element.get('class', '')} {element.get('id', '')}"[:400]
    return frozenset(
        re.sub(r"([a-z])([A-Z])", r"\1 \2", names).lower().replace("-", " ").replace("_", " ").split()
    )
