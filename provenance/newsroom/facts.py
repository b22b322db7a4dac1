"""What a user states about a version by options: checked here, before anything is read or stored."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime

from provenance.errors import UsageError
from provenance.text.normalise import article_slug, normalise
from provenance.text.tags import standard_tag
from provenance.values import (
    PARAGRAPH_KINDS,
    PUBLICATION_STATES,
    ROLES,
    Credit,
    ParagraphKind,
    Parent,
    PublicationStatus,
    Relation,
    Role,
)
from provenance.values.refs import parse_ref


@dataclass(frozen=True, slots=True)
class Facts:
    """Stated facts about a version; what is None or empty was not stated.

    Attributes:
        article: Slug of the article.
        article_printed: The article's name as it was given.
        language: BCP 47 tag, standard form.
        parents: Stated sources, evidence `declared`.
        credits: Stated credits, evidence `declared`.
        published: ISO 8601 date, or time with an offset.
        machine: Tool of a machine translation.
        pubstatus: Publication status.
    """

    article: str | None = None
    article_printed: str | None = None
    language: str | None = None
    parents: tuple[Parent, ...] = ()
    credits: tuple[Credit, ...] = ()
    published: str | None = None
    machine: str | None = None
    pubstatus: PublicationStatus | None = None


def stated_facts(
    *,
    article: str | None = None,
    language: str | None = None,
    translation_of: Iterable[str] = (),
    edit_of: Iterable[str] = (),
    adaptation_of: Iterable[str] = (),
    credits: Iterable[str] = (),
    published: str | None = None,
    machine: str | None = None,
    pubstatus: str | None = None,
) -> Facts:
    """Check what was stated.

    Args:
        article: Name of the article, made a slug.
        language: BCP 47 tag.
        translation_of: Refs of the sources it was translated from.
        edit_of: Refs of the sources it was edited from.
        adaptation_of: Refs of the sources it was adapted from.
        credits: `ROLE=NAME` each.
        published: ISO 8601 date, or time with an offset.
        machine: Tool of a machine translation.
        pubstatus: Publication status.

    Raises:
        UsageError: A value cannot be meant; the hint says what is allowed.
    """
    return Facts(
        article=article_slug(article) if article is not None else None,
        article_printed=article,
        language=standard_tag(language) if language is not None else None,
        parents=tuple(
            dict.fromkeys(
                [
                    *stated_parents(translation_of, "translation"),
                    *stated_parents(edit_of, "edit"),
                    *stated_parents(adaptation_of, "adaptation"),
                ]
            )
        ),
        credits=tuple(dict.fromkeys(stated_credit(c) for c in credits)),
        published=published_at(published) if published is not None else None,
        machine=_stated_text(machine, "--machine") if machine is not None else None,
        pubstatus=publication_status(pubstatus) if pubstatus is not None else None,
    )


def stated_parents(refs: Iterable[str], relation: Relation) -> tuple[Parent, ...]:
    """Sources by option; the refs are looked up when they are stored."""
    return tuple(Parent(str(parse_ref(ref)), relation, "declared") for ref in refs)


def stated_role_and_name(text: str) -> tuple[Role, str]:
    """The role and the name of `ROLE=NAME`.

    Raises:
        UsageError: There is no `=`, no such role, or no name.
    """
    role, equals, name = text.partition("=")
    known = next((r for r in ROLES if r == role.strip().casefold()), None)
    if not equals or known is None:
        wrong = f"{role.strip()!r} is not a role" if equals else f"{text!r} is not ROLE=NAME"
        raise UsageError(f"--credit: {wrong}", f"write ROLE=NAME with a role of: {', '.join(ROLES)}")
    return known, _stated_text(name, "--credit")


def stated_credit(text: str) -> Credit:
    """The declared credit of `ROLE=NAME`."""
    role, name = stated_role_and_name(text)
    return Credit(role, name, evidence="declared")


def stated_kind(text: str) -> tuple[int, ParagraphKind]:
    """Paragraph index (from 0) and kind of `4=boilerplate`, whose number counts from 1.

    Raises:
        UsageError: It is not a number, `=` and a kind.
    """
    number, _, kind = text.partition("=")
    number = number.strip().removeprefix("¶")
    known = next((k for k in PARAGRAPH_KINDS if k == kind.strip()), None)
    if known is None or not number.isdecimal() or len(number) > 9 or int(number) < 1:
        raise UsageError(
            f"--kind {text!r} is not NUMBER=KIND",
            f"write 4=boilerplate for the fourth paragraph; kinds: {', '.join(PARAGRAPH_KINDS)}",
        )
    return int(number) - 1, known


def publication_status(text: str) -> PublicationStatus:
    """A publication status; `cancelled` is taken for `canceled`.

    Raises:
        UsageError: It is none of the three.
    """
    spelled = "canceled" if text == "cancelled" else text
    if spelled not in PUBLICATION_STATES:
        raise UsageError(
            f"--pubstatus {text!r} is not a publication status",
            f"use one of: {', '.join(PUBLICATION_STATES)}",
        )
    return next(s for s in PUBLICATION_STATES if s == spelled)


def published_at(text: str) -> str:
    """An ISO 8601 date, or time with an offset, in its standard spelling.

    Raises:
        UsageError: It is neither, or a time without an offset.
    """
    try:
        if len(text) <= len("2026-01-10"):
            return date.fromisoformat(text).isoformat()
        moment = datetime.fromisoformat(text)
    except ValueError as error:
        raise UsageError(
            f"{text!r} is not an ISO 8601 date", "write 2026-01-10, or 2026-01-10T14:05+01:00"
        ) from error
    if moment.tzinfo is None:
        raise UsageError(f"{text!r} has no offset from UTC", "write 2026-01-10T14:05+01:00, or the day alone")
    return moment.isoformat()


def _stated_text(text: str, option: str) -> str:
    cleaned = " ".join(normalise(text).split())
    if not cleaned:
        raise UsageError(f"{option}: nothing is named", "give a name after it")
    return cleaned
