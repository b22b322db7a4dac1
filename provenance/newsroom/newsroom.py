"""`Newsroom`: what one can do with a registry and with texts beside it."""

from __future__ import annotations

import os
from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from provenance.errors import InputError, RegistryError, UsageError
from provenance.newsroom.facts import Facts, stated_kind, stated_role_and_name
from provenance.newsroom.results import Registration
from provenance.newsroom.texts import text_of_file, text_of_lines
from provenance.values import (
    Alignment,
    AuditResult,
    Comparison,
    CreditReading,
    Dossier,
    Family,
    HistoryEntry,
    MachineNotice,
    Paragraph,
    RuleCard,
    Text,
    Version,
)
from provenance.values.decisions import Pin
from provenance.values.refs import is_file_argument, is_ref_argument, parse_ref
from provenance.values.registering import EVERYTHING, Amendment, Selection

if TYPE_CHECKING:
    from provenance.audit.house import House
    from provenance.credits.masking import Masks
    from provenance.newsroom.auditing import Sources
    from provenance.newsroom.deciding import Decisions
    from provenance.newsroom.people import Directory
    from provenance.newsroom.waiving import Waivers
    from provenance.store import Location, Registry


def _now() -> datetime:
    return datetime.now(UTC)


def _versions_of(registry: Registry, article: str) -> tuple[Version, ...]:
    return registry.family(article).versions if registry.article_exists(article) else ()


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
        self._db = db
        self._by = by
        self._clock = clock

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

        location = self._locate(new=True)
        with create(location, self._clock(), by=self._by, upgrade=upgrade) as registry:
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
        from provenance.newsroom.registering import new_versions, notes_on

        if initials is None:
            initials = self.house().initials
        items, remarks = new_versions(files, facts, no_text=no_text, initials=initials)
        if not dry_run and not self._locate().found:
            from provenance.store import in_memory

            with in_memory() as trial:  # no registry is made for a batch that cannot be registered
                trial.register(items, by=self._by, at=self._clock(), dry_run=True)
        with self._opened(dry_run=dry_run) as (registry, news):
            known = {item.article: _versions_of(registry, item.article) for item in items}
            done = registry.register(items, by=self._by, at=self._clock(), dry_run=dry_run)
            masks = registry.masks()
        return Registration(done, (*news, *map(masks.text, (*remarks, *notes_on(done, known)))))

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
        from provenance.newsroom.registering import doubts

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
        from provenance.store import open_registry

        with open_registry(self._locate(), writing=True) as registry:
            version = registry.amend(ref, amendment, by=self._by, at=self._clock(), reason=reason)
            return version, (*registry.notes, *doubts(version))

    # -- looking -----------------------------------------------------------------------------------

    def versions(self, selection: Selection = EVERYTHING) -> tuple[tuple[Version, ...], int]:
        """The selected versions, by article and registration, and how many there are without the limit."""
        return self._registry.versions(selection), self._registry.total(selection)

    def show(self, ref: str) -> tuple[Version, tuple[Paragraph, ...]]:
        """A version and its paragraphs, none where its text is not held."""
        version = self._registry.resolve(ref)
        return version, self._registry.paragraphs(version.version)

    def original(self, ref: str) -> bytes:
        """The bytes that a version was read from, as they came.

        Raises:
            InputError: The text is not held.
        """
        data = self._registry.original(ref)
        if data is None:
            raise InputError(f"{ref}: its text is not held", "register the text itself to have its bytes")
        return data

    def history(self, ref: str) -> tuple[HistoryEntry, ...]:
        """What was recorded about a version, oldest first."""
        return self._registry.history(ref)

    def family(self, article: str) -> Family:
        """An article with all its versions and their texts."""
        return self._registry.family(article)

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
        if not self._is_file(argument):
            return self.version_text(argument)
        text = text_of_lines(argument) if unit == "line" else text_of_file(argument)
        return self.masked(text)

    def masked(self, text: Text) -> Text:
        """A text from elsewhere as it may be printed, by the names that the registry keeps from print."""
        from provenance.newsroom.masking import masked_text

        return masked_text(text, self.masks)

    def version_text(self, ref: str) -> Text:
        """The text of a registered version.

        Raises:
            InputError: It is not held.
        """
        version, paragraphs = self.show(ref)
        if not version.held:
            raise InputError(
                f"{version.version}: its text is not held", "register the text itself to compare it"
            )
        text = Text(version.version, paragraphs, version.language, version)
        if not text.masked:
            return text
        return replace(text, unmasked=self._registry.paragraphs(version.version, unmasked=True))

    def credits(self, argument: str) -> CreditReading:
        """The credits that a file or a version prints, and those that its metadata or users state."""
        if self._is_file(argument):
            from provenance.newsroom.masking import masked_document
            from provenance.readers import read_file

            document = masked_document(read_file(argument), self.masks)
            return CreditReading(document.credits, document.machine, document.metadata.credits)
        version = self._registry.resolve(argument)
        printed = tuple(credit for credit in version.credits if credit.evidence == "printed")
        stated = tuple(credit for credit in version.credits if credit.evidence != "printed")
        machine = version.machine
        return CreditReading(printed, machine if machine and machine.evidence == "printed" else None, stated)

    # -- comparing -----------------------------------------------------------------------------------

    def align(self, left: Text, right: Text, *, encoder: str = "auto", refresh: bool = False) -> Alignment:
        """Link the paragraphs of two texts.

        The alignment of two registered versions is stored and found again; `refresh` makes a new one and
        keeps the old.
        """
        from provenance.newsroom.aligning import align_stored, align_texts

        if left.version is None or right.version is None:
            return align_texts(left, right, encoder=encoder)
        return align_stored(
            self._registry, left, right, encoder=encoder, refresh=refresh, by=self._by, at=self._clock()
        )

    def decisions(
        self,
        left: str,
        right: str,
        typed: Sequence[str] = (),
        *,
        confirm: bool = False,
        table: Path | None = None,
    ) -> Decisions:
        """Read and check decisions on the links between two versions; nothing is stored.

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

        refuse_files([name for name in (left, right) if self._is_file(name)])
        texts = self.version_text(left), self.version_text(right)
        return read_decisions(
            *texts, typed, confirm=confirm, table=table, by=self._by, align=lambda: self.align(*texts)
        )

    def pin(self, decisions: Decisions) -> tuple[str, ...]:
        """Store decisions; the next alignment keeps them. Returns remarks, one line each."""
        from provenance.newsroom.deciding import remarks
        from provenance.store import open_registry

        sides = decisions.left.name, decisions.right.name
        with open_registry(self._locate(), writing=True) as registry:
            new, replaced, overruled = registry.store_pins(
                *sides, decisions.decided, by=self._by, at=self._clock()
            )
            notes = remarks(new, len(decisions.decided) - len(new), replaced, overruled)
            return (*registry.notes, *decisions.notes, *notes)

    def unpin(self, decisions: Decisions) -> tuple[str, ...]:
        """Take decisions back, whoever made them. Returns remarks, one line each.

        Raises:
            UnknownNameError: Nobody decided this.
        """
        from provenance.store import open_registry

        sides = decisions.left.name, decisions.right.name
        taken = [decision for decision, _ in decisions.decided]
        with open_registry(self._locate(), writing=True) as registry:
            removed = registry.remove_pins(*sides, taken, by=self._by, at=self._clock())
            return (*registry.notes, *(f"taken back: {pin.decision} by {pin.by}" for pin in removed))

    def pins(self, ref: str) -> tuple[Pin, ...]:
        """The decisions by hand on paragraphs that stand in a version, which is their left."""
        return self._registry.pins_of(ref)

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
        if self._is_file(ref):
            raise UsageError(
                f"{ref}: a file has no recorded sources", f"name what to compare it with: diff LEFT {ref}"
            )
        right = self.version_text(ref)
        parents = right.version.parents if right.version is not None else ()
        if not parents:
            raise UsageError(
                f"{right.name} has no recorded source",
                f"name what to compare it with, or record its source: provenance amend {right.name} "
                '--translation-of REF --reason "..."',
            )
        sources = [self._registry.resolve(parent.version) for parent in parents]
        held = [source for source in sources if source.held]
        if not held:
            raise InputError(
                f"{right.name}: the text of its source {sources[0].version} is not held",
                "register the source's text, or name another text to compare with",
            )
        return tuple(
            self.diff(self.version_text(source.version), right, encoder=encoder, refresh=refresh)
            for source in held
        )

    def dossier(self, article: str, *, encoder: str = "auto") -> Dossier:
        """An article with what changed at each recorded step and what its audit found.

        Raises:
            UnknownNameError: There is no such article.
        """
        from provenance.newsroom.reporting import make_dossier

        return make_dossier(self, article, encoder=encoder, at=self._clock())

    @property
    def now(self) -> datetime:
        """What time it is: versions that are published later are under embargo."""
        return self._clock()

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
        from provenance.newsroom.masking import marked_findings

        result = run_audit(
            self._sources(), arguments, select=select, ignore=ignore, selection=selection, baseline=baseline
        )
        return marked_findings(result, self.masks)

    def lines(self, result: AuditResult) -> dict[str, int]:
        """By id of a finding, the line of its file on which its paragraph begins, where that is found."""
        from provenance.newsroom.places import lines_of

        return lines_of(self._registry, result) if result.registry is not None else {}

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
        from provenance.newsroom.house import read_house

        path = self._locate().path
        return read_house(path.parent if path is not None else Path.cwd())

    def _sources(self) -> Sources:
        from provenance.newsroom.auditing import Sources

        return Sources(lambda: self._registry, self._is_file, self.house(), lambda: self.masks)

    @property
    def waivers(self) -> Waivers:
        """What the audit is told to accept, and decisions on it."""
        from provenance.newsroom.waiving import Waivers

        return Waivers(self._sources(), self._locate(), by=self._by, clock=self._clock)

    # -- people --------------------------------------------------------------------------------------

    @property
    def people(self) -> Directory:
        """Who is credited, and decisions on who is who."""
        from provenance.newsroom.people import Directory

        return Directory(self._registry, self._locate(), by=self._by, clock=self._clock)

    @cached_property
    def masks(self) -> Masks:
        """The names that are kept from print; none where there is no registry that can be read.

        A text in a file can be looked at without a registry, so a damaged one beside it is no obstacle.
        """
        from provenance.credits.masking import NOTHING
        from provenance.store.glancing import may_have_masks

        location = self._locate()
        try:
            return self._registry.masks() if location.found and may_have_masks(location) else NOTHING
        except RegistryError:
            return NOTHING

    # -- the registry ------------------------------------------------------------------------------

    @cached_property
    def _registry(self) -> Registry:
        """The registry, for reading."""
        from provenance.store import open_registry

        return open_registry(self._locate(), writing=False)

    def _locate(self, *, new: bool = False) -> Location:
        """Where the registry is; a new one, unless it is named, is made in this folder, like git's."""
        from provenance.store import locate
        from provenance.store.locating import FILE_NAME, VARIABLE

        here = Path.cwd()
        if new and self._db is None and not os.environ.get(VARIABLE):
            return locate(str(here / FILE_NAME), here, os.environ)
        return locate(self._db, here, os.environ)

    @contextmanager
    def _opened(self, *, dry_run: bool) -> Iterator[tuple[Registry, tuple[str, ...]]]:
        """The registry to register in, made where there is none, and what to say of opening it.

        A dry run neither makes nor upgrades one.
        """
        from provenance.store import create, in_memory, open_registry

        location = self._locate()
        made = not location.found and not dry_run
        if dry_run:
            registry = open_registry(location, writing=False) if location.found else in_memory()
        elif made or location.path is None:  # a server is asked whether it has one
            registry = create(location, self._clock(), by=self._by)
        else:
            registry = open_registry(location, writing=True)
        with registry:
            yield registry, ((f"made the registry {location.shown}",) if made else registry.notes)

    def _is_file(self, argument: str) -> bool:
        """Whether an argument names a file: a bare word does where no article has that name."""
        if is_file_argument(argument):
            return True
        if is_ref_argument(argument):
            return False
        if self._locate().found and self._registry.article_exists(argument):
            return False
        return Path(argument).exists() or not self._locate().found
