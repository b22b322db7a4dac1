"""Registering texts of files, or a version without its text: all of a batch or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from provenance.newsroom.access import Access
from provenance.newsroom.facts import Facts
from provenance.newsroom.new_versions import new_versions
from provenance.newsroom.remarks import remarks_on
from provenance.newsroom.results import Registration
from provenance.values import Version

if TYPE_CHECKING:
    from provenance.store import Registry


def register(
    access: Access,
    files: Sequence[str],
    facts: Facts,
    *,
    no_text: bool,
    dry_run: bool,
    initials: Mapping[str, str] | None,
) -> Registration:
    """Register the texts of files, or one version without a text; see `Newsroom.register`."""
    if initials is None:
        initials = access.house().initials
    items, of_readers = new_versions(files, facts, no_text=no_text, initials=initials)
    if not dry_run and not access.locate().found:
        from provenance.store import in_memory

        with in_memory() as trial:  # no registry is made for a batch that cannot be registered
            trial.register(items, by=access.by, at=access.now(), dry_run=True)
    with access.registering(dry_run=dry_run) as (registry, news):
        known = {item.article: _versions_of(registry, item.article) for item in items}
        done = registry.register(items, by=access.by, at=access.now(), dry_run=dry_run)
        masks = registry.masks()
    return Registration(done, (*news, *map(masks.text, (*of_readers, *remarks_on(done, known)))))


def _versions_of(registry: Registry, article: str) -> tuple[Version, ...]:
    return registry.family(article).versions if registry.article_exists(article) else ()
