"""What a page states about itself: its elements, its meta tags, and JSON-LD (schema.org)."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from lxml import html

from provenance.credits.evidence import stated_names
from provenance.errors import InputError, UsageError
from provenance.readers.metadata import Value, iso_date, merge, read_metadata
from provenance.readers.phrases import phrases
from provenance.text.normalise import fold, normalise, printable
from provenance.text.tags import standard_tag
from provenance.values import Credit, Metadata, Role

MAX_PEOPLE_STEPS = 10_000
"""Values looked at for one property of an article; real pages have a handful."""

MAX_JSON_LD = 1024 * 1024
"""Code points of one JSON-LD script; longer ones are left out, with a note."""

Json = None | bool | int | float | str | list["Json"] | dict[str, "Json"]

_SCHEMA_ROLES: Mapping[str, Role] = {
    "author": "author",
    "creator": "author",
    "editor": "editor",
    "translator": "translator",
    "contributor": "contributor",
}
_ORGANISATIONS = ("Organization", "Corporation", "NewsMediaOrganization", "Brand", "WebSite")
_PUBLISHED = (
    "article:published_time",
    "datepublished",
    "pubdate",
    "date",
    "dc.date",
    "dc.date.issued",
    "dcterms.date",
)
_PREFIX = re.compile(r"\s*(?:by|par|von|por|di|door|av|af)\s+(?=[^\W\d_])", re.IGNORECASE)


def read_html_metadata(
    page: html.HtmlElement, root: html.HtmlElement, name: str, headline: str | None
) -> tuple[Metadata, tuple[str, ...]]:
    """Metadata of a page, and remarks for the user.

    Args:
        page: The whole page.
        root: The element that holds the story.
        name: Name of the file, for messages.
        headline: The printed headline, preferred to a `title` that only adds the site's name to it.

    Raises:
        InputError: If a meta tag that is meant for this program states something that is not allowed.
    """
    notes: list[str] = []
    tags = _meta_tags(page)
    stated = read_metadata(_own_keys(tags), name)
    linked = _json_ld(page, notes)
    if not linked.credits and not any(credit.role == "author" for credit in stated.credits):
        linked = replace(linked, credits=_names("author", [n for n in tags.get("author", []) if n.strip()]))
    found = Metadata(
        language=_language(page, root, tags, notes),
        title=_title(page, tags, headline),
        published=_published(page, root, tags),
        url=_url(page, tags),
    )
    if linked.title and found.title and fold(linked.title) != fold(found.title):
        found = replace(found, title=linked.title)
    metadata = merge(stated, merge(found, linked))
    credits = {(c.role, fold(c.name)): c for c in (*stated.credits, *linked.credits)}
    return replace(metadata, credits=tuple(credits.values())), tuple(notes)


def _meta_tags(page: html.HtmlElement) -> dict[str, list[str]]:
    tags: dict[str, list[str]] = {}
    for tag in page.iter("meta"):
        key = (
            tag.get("name") or tag.get("property") or tag.get("itemprop") or tag.get("http-equiv") or ""
        ).lower()
        if key and tag.get("content", "").strip():
            tags.setdefault(key, []).append(tag.get("content", "").strip())
    return tags


def _own_keys(tags: Mapping[str, list[str]]) -> dict[str, Value]:
    own: dict[str, Value] = {}
    for key, contents in tags.items():
        bare = key.removeprefix("provenance:").removeprefix("provenance.")
        if bare != key or bare in phrases("meta_keys"):
            own[bare] = contents[0] if len(contents) == 1 else contents
    return own


def _language(
    page: html.HtmlElement, root: html.HtmlElement, tags: Mapping[str, list[str]], notes: list[str]
) -> str | None:
    """The `lang` nearest to the story, else what the meta tags say."""
    stated = [
        e.get("lang") or e.get("{http://www.w3.org/XML/1998/namespace}lang") or e.get("xml:lang")
        for e in (root, *root.iterancestors(), page)
    ]
    for text in (
        *stated,
        *tags.get("content-language", []),
        *tags.get("og:locale", []),
        *tags.get("language", []),
    ):
        if not text:
            continue
        try:
            return standard_tag(text)
        except UsageError:
            notes.append(
                f"the page's language '{printable(text[:40])}' is not a language tag, and was left out"
            )
    return None


def _title(page: html.HtmlElement, tags: Mapping[str, list[str]], headline: str | None) -> str | None:
    element = next(page.iter("title"), None)
    texts = [*tags.get("og:title", []), " ".join(element.itertext()) if element is not None else ""]
    title = next((" ".join(text.split()) for text in texts if text.strip()), None)
    if title and headline and fold(title).startswith(fold(headline)):
        return " ".join(headline.split())
    return normalise(title) if title else None


def _published(page: html.HtmlElement, root: html.HtmlElement, tags: Mapping[str, list[str]]) -> str | None:
    times = [time for scope in (root, page) for time in scope.iter("time")]
    marked = [t for t in times if t.get("itemprop") == "datePublished" or "pubdate" in t.attrib]
    texts = [text for key in _PUBLISHED for text in tags.get(key, [])]
    texts += [time.get("datetime", "") for time in (*marked, *times)]
    return next((iso for text in texts if (iso := iso_date(text))), None)


def _url(page: html.HtmlElement, tags: Mapping[str, list[str]]) -> str | None:
    links = [
        link.get("href", "")
        for link in page.iter("link")
        if "canonical" in link.get("rel", "").lower().split()
    ]
    return next((normalise(url) for url in (*links, *tags.get("og:url", [])) if url.startswith("http")), None)


def _json_ld(page: html.HtmlElement, notes: list[str]) -> Metadata:
    """The first article of the page's JSON-LD, with all credits that its articles state."""
    nodes: list[dict[str, Json]] = []
    for script in page.iter("script"):
        if script.get("type", "").split(";")[0].strip().lower() != "application/ld+json" or not script.text:
            continue
        if len(script.text) > MAX_JSON_LD:
            notes.append("a JSON-LD script is too long, and was left out")
            continue
        try:
            nodes += _nodes(json.loads(script.text.strip().removeprefix("<!--").removesuffix("-->")))
        except (ValueError, RecursionError):
            notes.append("a JSON-LD script is not JSON, and was left out")
    by_id = {str(node["@id"]): node for node in nodes if "@id" in node and len(node) > 1}
    result = Metadata()
    credits: dict[tuple[Role, str], Credit] = {}
    for article in (node for node in nodes if _is_article(node)):
        for key, role in _SCHEMA_ROLES.items():
            for credit in _people(article.get(key), role, by_id):
                credits.setdefault((credit.role, fold(credit.name)), credit)
        result = merge(result, _article_facts(article))
    return replace(result, credits=tuple(credits.values()))


def _nodes(value: Json) -> Iterator[dict[str, Json]]:
    """All objects of a JSON value, in document order, without recursion."""
    stack = [value]
    while stack:
        current = stack.pop()
        if isinstance(current, dict):
            yield current
            stack += reversed(list(current.values()))
        elif isinstance(current, list):
            stack += reversed(current)


def _types(node: Mapping[str, Json]) -> list[str]:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return [k.rsplit("/", 1)[-1] for k in kinds if isinstance(k, str)]


def _is_article(node: Mapping[str, Json]) -> bool:
    return any(
        kind.endswith(("Article", "Posting")) or kind in ("Report", "CreativeWork") for kind in _types(node)
    )


def _article_facts(article: Mapping[str, Json]) -> Metadata:
    def text(key: str) -> str | None:
        value = article.get(key)
        return " ".join(normalise(value).split()) or None if isinstance(value, str) else None

    published = text("datePublished") or text("dateCreated")
    language = article.get("inLanguage")
    if isinstance(language, dict):
        language = language.get("alternateName") or language.get("name")
    try:
        tag = standard_tag(language) if isinstance(language, str) and language.strip() else None
    except UsageError:
        tag = None
    url = text("url")
    return Metadata(
        language=tag,
        title=text("headline"),
        published=iso_date(published) if published else None,
        url=url if url and url.startswith("http") else None,
    )


def _people(value: Json, role: Role, by_id: Mapping[str, dict[str, Json]]) -> tuple[Credit, ...]:
    """Credits of a schema.org property: a name, a Person, a Role around one, a reference, or a list."""
    names: list[str] = []
    stack: list[tuple[Json, int]] = [(value, 0)]
    # Nodes may name one another, or themselves: the number of steps is what bounds the work.
    for _ in range(MAX_PEOPLE_STEPS):
        if not stack or len(stack) > MAX_PEOPLE_STEPS:
            break
        current, depth = stack.pop()
        if isinstance(current, str):
            names.append(current)
        elif isinstance(current, list):
            stack += [(item, depth + 1) for item in reversed(current) if depth < 8]
        elif isinstance(current, dict) and not set(_types(current)) & set(_ORGANISATIONS):
            held = next(
                (
                    current[key]
                    for key in _SCHEMA_ROLES
                    if key in current and "Role" in "".join(_types(current))
                ),
                None,
            )
            name = current.get("name")
            if held is not None and depth < 8:
                stack.append((held, depth + 1))
            elif isinstance(name, (str, list)):
                stack.append((name, depth + 1))
            elif isinstance(current.get("givenName"), str) and isinstance(current.get("familyName"), str):
                names.append(f"{current['givenName']} {current['familyName']}")
            elif isinstance(reference := current.get("@id"), str) and reference in by_id and depth < 8:
                stack.append((by_id[reference], depth + 1))
    return _names(role, names)


def _names(role: Role, names: Sequence[str]) -> tuple[Credit, ...]:
    credits = []
    for raw in names:
        try:
            name = _PREFIX.sub("", " ".join(normalise(raw).split()), count=1)
        except InputError:
            continue
        if (
            any(map(str.isalpha, name))
            and not name.lower().startswith(("http:", "https:", "www.", "@"))
            and len(name) <= 200
        ):
            credits += [Credit(role=role, name=one, evidence="metadata") for one in stated_names(name)]
    return tuple(credits)
