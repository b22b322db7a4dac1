"""Mending what is recorded about a version; its text never changes."""

from __future__ import annotations

from collections.abc import Iterable

from provenance.newsroom.access import Access
from provenance.newsroom.facts import Facts, stated_kind, stated_role_and_name
from provenance.newsroom.remarks import doubts
from provenance.values import MachineNotice, Version
from provenance.values.refs import parse_ref
from provenance.values.registering import Amendment


def amend(
    access: Access,
    ref: str,
    facts: Facts,
    *,
    reason: str,
    drop_parents: Iterable[str],
    drop_credits: Iterable[str],
    kinds: Iterable[str],
) -> tuple[Version, tuple[str, ...]]:
    """Mend what is recorded about a version; see `Newsroom.amend`."""
    amendment = Amendment(
        add_parents=facts.parents,
        drop_parents=tuple(str(parse_ref(parent)) for parent in drop_parents),
        add_credits=facts.credits,
        drop_credits=tuple(stated_role_and_name(credit) for credit in drop_credits),
        published=facts.published,
        pubstatus=facts.pubstatus,
        machine=MachineNotice(facts.machine, evidence="declared") if facts.machine else None,
        language=facts.language,
        kinds=dict(stated_kind(kind) for kind in kinds),
    )
    with access.writing() as registry:
        version = registry.amend(ref, amendment, by=access.by, at=access.now(), reason=reason)
        return version, (*registry.notes, *doubts(version))
