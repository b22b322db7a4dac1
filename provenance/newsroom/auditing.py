"""An audit of a registry and of files: house rules, selection, waivers and baseline joined to the rules."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from provenance.audit.house import House
from provenance.audit.runner import audit, rule_cards
from provenance.audit.settling import parse_baseline, settle
from provenance.errors import InputError, UnknownNameError, UsageError
from provenance.newsroom.access import Access
from provenance.newsroom.arguments import is_file
from provenance.newsroom.masking import marked_findings, masked_document
from provenance.text.normalise import printable
from provenance.values import AuditResult, Baseline, Family, RuleCard
from provenance.values.registering import EVERYTHING, Selection

if TYPE_CHECKING:
    from provenance.credits.masking import Masks


def run_audit(
    access: Access,
    arguments: Sequence[str] = (),
    *,
    select: Collection[str] = (),
    ignore: Collection[str] = (),
    selection: Selection = EVERYTHING,
    baseline: str | None = None,
) -> AuditResult:
    """Audit articles and files; see `Newsroom.audit`."""
    house = access.house()
    files = [argument for argument in dict.fromkeys(arguments) if is_file(access, argument)]
    articles = [argument for argument in dict.fromkeys(arguments) if argument not in files]
    accepted = read_baseline(baseline) if baseline is not None else None
    in_registry = bool(articles) or not files
    only = _selected(access, articles, selection) if in_registry else {}
    refs = frozenset().union(*only.values()) if selection != EVERYTHING else None
    result = audit(registered(access, only), select=select, ignore=ignore, house=house, only=refs)
    if files:
        beside = audit(_from_files(files, access.masks), select=select, ignore=ignore, house=house)
        result = _joined(beside, result)
    waivers = [w for w in access.registry.waivers() if w.lifted_at is None] if in_registry else []
    identity = access.registry.identity() if in_registry else None
    result = replace(settle(result, waivers, accepted), registry=identity)
    result = replace(result, notes=_remarks(result, accepted, baseline or ""))
    return marked_findings(result, access.masks)


def rules_named(house: House, named: str | None) -> tuple[RuleCard, ...]:
    """All rules, or the one of this id or name; see `Newsroom.rules`."""
    from rapidfuzz import process

    cards = rule_cards(house)
    if named is None:
        return cards
    wanted = named.strip().casefold()
    found = tuple(card for card in cards if wanted in (card.id.casefold(), card.name))
    if not found:
        words = {word: card for card in cards for word in (card.id.casefold(), card.name)}
        near = process.extractOne(wanted[:80], list(words), score_cutoff=50)
        meant = f"did you mean {words[near[0]].id} {words[near[0]].name}? " if near else ""
        raise UnknownNameError(
            f"no rule is called '{printable(named[:60])}'", f"{meant}`provenance rules` lists them"
        )
    return found


def read_baseline(path: str) -> Baseline:
    """The findings of a saved audit.

    Raises:
        InputError: The file cannot be read, or is no saved audit.
    """
    try:
        data = Path(path).read_bytes()
    except OSError as error:
        raise InputError(
            f"{printable(path)} cannot be read: {error.strerror or error}",
            "save a baseline with: provenance audit --format json -o baseline.json",
        ) from None
    return parse_baseline(data, path)


def _selected(access: Access, articles: Sequence[str], selection: Selection) -> dict[str, frozenset[str]]:
    """Slugs of the articles to audit, with the refs of their selected versions."""
    if not articles:
        return access.registry.articles(selection)
    if selection.limit is not None or selection.offset:
        named = [access.registry.family(article).article for article in articles]
        chosen = access.registry.articles(selection)
        return {slug: chosen[slug] for slug in named if slug in chosen}
    found: dict[str, frozenset[str]] = {}
    for article in articles:
        if selection.article not in (None, article):
            raise UsageError(
                f"--article {printable(selection.article or '')}: another article is named already",
                "name articles one way only",
            )
        found |= access.registry.articles(replace(selection, article=article))
    return found


def registered(access: Access, articles: Iterable[str]) -> Iterator[Family]:
    """Families with the alignments that are stored; nothing is aligned for an audit."""
    slugs = list(articles)
    if slugs:
        yield from map(access.registry.with_alignments, access.registry.families(slugs))


def _from_files(files: Iterable[str], masks: Masks) -> Iterator[Family]:
    from provenance.lineage.alone import family_of
    from provenance.readers import read_file
    from provenance.text.normalise import article_slug

    for file in files:
        document = masked_document(read_file(file), masks)
        slug = document.metadata.article or article_slug(Path(file).stem)
        yield family_of(document, slug, file=file)


def _joined(first: AuditResult, second: AuditResult) -> AuditResult:
    return replace(
        first,
        findings=first.findings + second.findings,
        skipped=first.skipped + second.skipped,
        files={**first.files, **second.files},
    )


def _remarks(result: AuditResult, baseline: Baseline | None, path: str) -> tuple[str, ...]:
    if baseline is None or None in (baseline.registry, result.registry):
        return ()
    if baseline.registry == result.registry:
        return ()
    other = printable((baseline.registry or "")[:40])
    return (
        f"{printable(path)} was saved from another registry ({other}, this is {result.registry}): "
        f"{len(result.known)} of its {len(baseline.ids)} findings are found here",
    )
