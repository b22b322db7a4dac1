"""`Newsroom`: what one can do with a registry and with texts beside it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from provenance.errors import InputError
from provenance.newsroom.access import Access
from provenance.newsroom.arguments import credits_of, is_file, text_of, version_text
from provenance.newsroom.facts import Facts
from provenance.newsroom.masking import masked_text
from provenance.newsroom.results import Registration
from provenance.values import (
    Alignment,
    AuditResult,
    Comparison,
    CreditReading,
    Dossier,
    Family,
    HistoryEntry,
    Paragraph,
    RuleCard,
    Text,
    Version,
)
from provenance.values.decisions import Pin
from provenance.values.registering import EVERYTHING, Selection

if TYPE_CHECKING:
    from provenance.audit.house import House
    from provenance.credits.masking import Masks
    from provenance.newsroom.deciding import Decisions
    from provenance.newsroom.people import Directory
    from provenance.newsroom.waiving import Waivers


def _now() -> datetime:
    return datetime.now(UTC)


class Newsroom:
    """A registry joined to the algorithms.

    Nothing is opened before it is needed, so that texts in files can be read, aligned and compared
    where there is no registry.

    Args:
        db: Path or URL of the registry; None finds it by `$PROVENANCE_DB`, else upward from here.
        by: Who acts; every change is recorded under this name.
        clock: What time it is; aware, any zone.
    """

    def __init__(
        self, db: str | None = None, *, by: str = "unknown", clock: Callable[[], datetime] = _now
    ) -> None:
        self._access = Access(db, by=by, clock=clock)

    # -- registering and amending ------------------------------------------------------------------

    def create(self, *, upgrade: bool = False) -> tuple[str, tuple[str, ...]]:
        """Create the registry, or open the one that is there.

        Args:
            upgrade: Bring an older registry on a server up to this release; a file is brought up anyway.

        Returns:
            Its full path or its URL without secrets, and notes on what was done.

        Raises:
            RegistryError: It cannot be created, or something else is there.
        """
        from provenance.store import create

        location = self._access.locate(new=True)
        with create(location, self.now, by=self._access.by, upgrade=upgrade) as registry:
            return location.shown, registry.notes

    def register(
        self,
        files: Sequence[str],
        facts: Facts,
        *,
        no_text: bool = False,
        dry_run: bool = False,
        initials: Mapping[str, str] | None = None,
    ) -> Registration:
        """Register the texts of files, or one version without a text; all of them or none.

        Args:
            files: Paths; `-` is stdin.
            facts: What is stated about each of them.
            no_text: Record a version that is known but not held; no files then.
            dry_run: Say what would come of it, and store nothing.
            initials: Initials that are credits, each with the key or name of its person; others are none.
                None takes those that the house lists.

        Raises:
            UsageError: The request cannot be meant.
            InputError: A file cannot be read.
            UnknownNameError: A stated source is not registered.
            RegistryError: The registry cannot be opened or written.
        """
        from provenance.newsroom.registering import register

        return register(self._access, files, facts, no_text=no_text, dry_run=dry_run, initials=initials)

    def amend(
        self,
        ref: str,
        facts: Facts,
        *,
        reason: str,
        drop_parents: Iterable[str] = (),
        drop_credits: Iterable[str] = (),
        kinds: Iterable[str] = (),
    ) -> tuple[Version, tuple[str, ...]]:
        """Mend what is recorded about a version.

        Args:
            ref: The version.
            facts: What is stated about it now.
            reason: Why; kept in the history.
            drop_parents: Refs of sources it does not have.
            drop_credits: `ROLE=NAME` of credits it does not have.
            kinds: `4=boilerplate`: what the fourth paragraph is.

        Returns:
            The version as it is now, and remarks on it.

        Raises:
            UsageError: The request cannot be meant, or changes nothing.
            UnknownNameError: The version, a source or a credit is not there.
        """
        from provenance.newsroom.amending import amend

        return amend(
            self._access,
            ref,
            facts,
            reason=reason,
            drop_parents=drop_parents,
            drop_credits=drop_credits,
            kinds=kinds,
        )

    # -- looking -----------------------------------------------------------------------------------

    def versions(self, selection: Selection = EVERYTHING) -> tuple[tuple[Version, ...], int]:
        """The selected versions, by article and registration, and how many there are without the limit."""
        return self._access.registry.versions(selection), self._access.registry.total(selection)

    def show(self, ref: str) -> tuple[Version, tuple[Paragraph, ...]]:
        """A version and its paragraphs, none where its text is not held."""
        version = self._access.registry.resolve(ref)
        return version, self._access.registry.paragraphs(version.version)

    def original(self, ref: str) -> bytes:
        """The bytes that a version was read from, as they came.

        Raises:
            InputError: The text is not held.
        """
        data = self._access.registry.original(ref)
        if data is None:
            raise InputError(f"{ref}: its text is not held", "register the text itself to have its bytes")
        return data

    def history(self, ref: str) -> tuple[HistoryEntry, ...]:
        """What was recorded about a version, oldest first."""
        return self._access.registry.history(ref)

    def family(self, article: str) -> Family:
        """An article with all its versions and their texts."""
        return self._access.registry.family(article)

    # -- texts, in the registry or not ---------------------------------------------------------------

    def texts(
        self, left: str, right: str, *, unit: Literal["paragraph", "line"] = "paragraph"
    ) -> tuple[Text, Text]:
        """Two texts to compare, each a file or a ref.

        Args:
            left: The one.
            right: The other.
            unit: `line` makes every line of a plain text file a unit, the empty ones too.
        """
        return self.text(left, unit=unit), self.text(right, unit=unit)

    def text(self, argument: str, *, unit: Literal["paragraph", "line"] = "paragraph") -> Text:
        """A file or a version: what an argument of the command names.

        Raises:
            InputError: The file cannot be read, or the version's text is not held.
            UnknownNameError: There is no such version.
        """
        return text_of(self._access, argument, unit=unit)

    def masked(self, text: Text) -> Text:
        """A text from elsewhere as it may be printed, by the names that the registry keeps from print."""
        return masked_text(text, self.masks)

    def version_text(self, ref: str) -> Text:
        """The text of a registered version.

        Raises:
            InputError: It is not held.
        """
        return version_text(self._access, ref)

    def credits(self, argument: str) -> CreditReading:
        """The credits that a file or a version prints, and those that its metadata or users state."""
        return credits_of(self._access, argument)

    # -- comparing -----------------------------------------------------------------------------------

    def align(self, left: Text, right: Text, *, encoder: str = "auto", refresh: bool = False) -> Alignment:
        """Link the paragraphs of two texts.

        The alignment of two registered versions is stored and found again; `refresh` makes a new one and
        keeps the old.
        """
        from provenance.newsroom.aligning import align

        return align(self._access, left, right, encoder=encoder, refresh=refresh)

    def decisions(
        self,
        left: str,
        right: str,
        typed: Sequence[str] = (),
        *,
        confirm: bool = False,
        table: Path | None = None,
    ) -> Decisions:
        """Read and check decisions on the links between two versions; none is stored.

        They are meant to be: an older registry is brought up to this release, as by all who write to it.

        Args:
            left: Ref of the one.
            right: Ref of the other.
            typed: `3=4+5`, `6=`, `7~9`, counted from 1.
            confirm: Whether they are confirmed rather than pinned; where none is typed, all present links.
            table: A table of links with a column `decision`.

        Raises:
            UsageError: They cannot be meant, or one of the texts is a file.
            InputError: The table cannot be read or meant.
        """
        from provenance.newsroom.deciding import read_decisions, refuse_files

        notes = self._access.upgrade()
        refuse_files([name for name in (left, right) if is_file(self._access, name)])
        texts = self.version_text(left), self.version_text(right)
        decisions = read_decisions(
            *texts, typed, confirm=confirm, table=table, by=self._access.by, align=lambda: self.align(*texts)
        )
        return replace(decisions, notes=(*notes, *decisions.notes))

    def pin(self, decisions: Decisions) -> tuple[str, ...]:
        """Store decisions; the next alignment keeps them. Returns remarks, one line each."""
        from provenance.newsroom.deciding import store_decisions

        return store_decisions(self._access, decisions)

    def unpin(self, decisions: Decisions) -> tuple[str, ...]:
        """Take decisions back, whoever made them. Returns remarks, one line each.

        Raises:
            UnknownNameError: Nobody decided this.
        """
        from provenance.newsroom.deciding import take_back

        return take_back(self._access, decisions)

    def pins(self, ref: str) -> tuple[Pin, ...]:
        """The decisions by hand on paragraphs that stand in a version, which is their left."""
        return self._access.registry.pins_of(ref)

    def diff(self, left: Text, right: Text, *, encoder: str = "auto", refresh: bool = False) -> Comparison:
        """What changed between two texts."""
        from provenance.newsroom.comparing import compare_texts

        return compare_texts(left, right, self.align(left, right, encoder=encoder, refresh=refresh))

    def diff_from_sources(
        self, ref: str, *, encoder: str = "auto", refresh: bool = False
    ) -> tuple[Comparison, ...]:
        """What changed between a version and each of its recorded sources that is held.

        Raises:
            UsageError: No source is recorded.
            InputError: None of its sources is held, or it is a file.
        """
        from provenance.newsroom.comparing import with_sources

        pairs = with_sources(self._access, ref)
        return tuple(self.diff(*pair, encoder=encoder, refresh=refresh) for pair in pairs)

    def dossier(self, article: str, *, encoder: str = "auto") -> Dossier:
        """An article with what changed at each recorded step and what its audit found.

        Raises:
            UnknownNameError: There is no such article.
        """
        from provenance.newsroom.reporting import make_dossier

        return make_dossier(self, article, encoder=encoder, at=self.now)

    @property
    def now(self) -> datetime:
        """What time it is: versions that are published later are under embargo."""
        return self._access.now()

    # -- auditing ------------------------------------------------------------------------------------

    def audit(
        self,
        arguments: Sequence[str] = (),
        *,
        select: Collection[str] = (),
        ignore: Collection[str] = (),
        selection: Selection = EVERYTHING,
        baseline: str | None = None,
    ) -> AuditResult:
        """Check articles of the registry, all of them if none is named, and files beside it.

        Args:
            arguments: Articles and files.
            select: Rules to look at, by id or its beginning; those of the house if none is named.
            ignore: Rules not to look at.
            selection: Versions of the registry to look at; their families are read all the same.
            baseline: Path of a saved audit whose findings do not count.

        Raises:
            UsageError: A rule is selected or ignored that there is not, or the house rules are wrong.
            InputError: A file cannot be read.
            UnknownNameError: There is no such article.
        """
        from provenance.newsroom.auditing import run_audit

        return run_audit(
            self._access, arguments, select=select, ignore=ignore, selection=selection, baseline=baseline
        )

    def lines(self, result: AuditResult) -> dict[str, int]:
        """By id of a finding, the line of its file on which its paragraph begins, where that is found."""
        from provenance.newsroom.places import lines_of

        return lines_of(self._access.registry, result) if result.registry is not None else {}

    def rules(self, named: str | None = None) -> tuple[RuleCard, ...]:
        """The rules of the audit with how hard the house counts them, all or the one of this id or name.

        Raises:
            UnknownNameError: There is no such rule; the hint names the nearest.
        """
        from provenance.newsroom.auditing import rules_named

        return rules_named(self.house(), named)

    def house(self) -> House:
        """The rules of the house: those of `provenance.toml` beside the registry, else the default.

        Raises:
            UsageError: The file says something that cannot be meant; the message names the line.
            InputError: The file cannot be read.
        """
        return self._access.house()

    @property
    def waivers(self) -> Waivers:
        """What the audit is told to accept, and decisions on it."""
        from provenance.newsroom.waiving import Waivers

        return Waivers(self._access)

    # -- people --------------------------------------------------------------------------------------

    @property
    def people(self) -> Directory:
        """Who is credited, and decisions on who is who."""
        from provenance.newsroom.people import Directory

        return Directory(self._access)

    @property
    def masks(self) -> Masks:
        """The names that are kept from print; none where there is no registry that can be read."""
        return self._access.masks
