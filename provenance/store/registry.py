"""`Registry`: what can be read from a registry and written to it."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import datetime
from types import TracebackType
from typing import TYPE_CHECKING

from sqlalchemy import Engine
from sqlmodel import Session

from provenance.errors import UsageError
from provenance.store import masking, reading, resolving
from provenance.store.checking import check_actor
from provenance.store.history import BrokenLink, find_broken_links
from provenance.store.locating import Location
from provenance.store.masks import read_masks
from provenance.store.transactions import Transactions
from provenance.values import Alignment, Family, HistoryEntry, Paragraph, Run, Version, Waiver
from provenance.values.decisions import Decision, Pin
from provenance.values.refs import Ref, parse_ref
from provenance.values.registering import EVERYTHING, Amendment, NewVersion, Selection

if TYPE_CHECKING:
    from provenance.credits.masking import Masks
    from provenance.store.persons import Persons


_AT_ONCE = 50  # articles in memory: enough that their queries cost little, few enough to be small


class Registry:
    """An open registry; made by `open_registry`, `create` and `in_memory`.

    Every method is one transaction. Refs may be given as text or parsed. What is handed out is masked: a name
    that is kept from print stands in none of it, unless a method says so.

    Args:
        engine: Engine on the database.
        location: Where it is.
        writing: Whether it was opened for writing.
        notes: What happened on opening, one line each ("upgraded; a backup is at ...").
    """

    def __init__(
        self, engine: Engine, location: Location, *, writing: bool, notes: tuple[str, ...] = ()
    ) -> None:
        self._engine = engine
        transactions = Transactions(engine, location, writing=writing)
        self._read, self._write = transactions.read, transactions.write
        self.location = location
        self.notes = notes

    def __enter__(self) -> Registry:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def close(self) -> None:
        """Let go of all connections; one in memory is lost."""
        self._engine.dispose()

    # -- reading -----------------------------------------------------------------------------------

    def versions(self, selection: Selection = EVERYTHING) -> tuple[Version, ...]:
        """The selected versions with their credits and parents, by slug, then by registration.

        Raises:
            UnknownNameError: The selection names an article that there is not.
            UsageError: A date or a ref in the selection cannot be read.
        """
        with self._read() as session:
            return _masked(session, reading.read_versions(session, selection))

    def total(self, selection: Selection = EVERYTHING) -> int:
        """How many versions are selected, limit and offset aside; raises as `versions`."""
        with self._read() as session:
            return reading.count_versions(session, selection)

    def article_exists(self, slug: str) -> bool:
        """Whether an article has this slug or alias; false for what is no slug at all."""
        try:
            ref = parse_ref(slug)
        except UsageError:
            return False
        if ref.article is None or ref.language is not None:
            return False
        with self._read() as session:
            return resolving.find_article(session, ref.article) is not None

    def resolve(self, ref: Ref | str) -> Version:
        """The one version that a ref names.

        Raises:
            UnknownNameError: There is none; the hint says what there is, or the nearest name.
            AmbiguousNameError: There are several; the message lists them.
            UsageError: The text is no ref.
        """
        with self._read() as session:
            return _masked(session, reading.versions_by_id(session, [_find(session, ref)]))[0]

    def family(self, slug: str) -> Family:
        """An article with all its versions, in the order of registration, and their texts.

        Raises:
            UnknownNameError: No article has this slug or alias.
        """
        article = parse_ref(slug).article or slug
        with self._read() as session:
            (family,) = reading.read_families(session, [article])
            return masking.masked_family(session, family)

    def paragraphs(self, ref: Ref | str, *, unmasked: bool = False) -> tuple[Paragraph, ...]:
        """The text of a version; empty where it is not held. Raises as `resolve`.

        Args:
            ref: The version.
            unmasked: The text as it was registered, for computing and never for print: what hashes and
                stored alignments are of.
        """
        with self._read() as session:
            id = _find(session, ref)
            paragraphs = reading.read_paragraphs(session, [id]).get(id, ())
            return paragraphs if unmasked else masking.masked_paragraphs(session, id, paragraphs)

    def original(self, ref: Ref | str) -> bytes | None:
        """The bytes a version was read from, unmasked; None where it is not held. Raises as `resolve`."""
        with self._read() as session:
            return reading.read_original(session, _find(session, ref))

    def history(self, ref: Ref | str | None = None) -> tuple[HistoryEntry, ...]:
        """All entries, or those of one version, oldest first. Raises as `resolve`."""
        from provenance.store import reading_history

        with self._read() as session:
            version = None if ref is None else _find(session, ref)
            return masking.masked_history(session, reading_history.read_history(session, version), version)

    def masks(self) -> Masks:
        """The names that are kept from print, for texts that are not in the registry."""
        with self._read() as session:
            return read_masks(session)

    @property
    def persons(self) -> Persons:
        """The people who are credited, and decisions on who is who."""
        from provenance.store.persons import Persons

        return Persons(self._read, self._write)

    def stored_alignment(self, run: Run) -> Alignment | None:
        """The newest stored alignment that was computed by just this run: tool, encoder, options, texts."""
        from provenance.store import aligned

        with self._read() as session:
            return aligned.find_alignment(session, run)

    def with_alignments(self, family: Family) -> Family:
        """The family with the newest stored alignment of each version with each of its held sources."""
        from provenance.store import aligned

        with self._read() as session:
            return aligned.with_alignments(session, family)

    def waivers(self) -> tuple[Waiver, ...]:
        """All waivers, lifted ones too, oldest first."""
        from provenance.store import waiving

        with self._read() as session:
            return waiving.read_waivers(session)

    def identity(self) -> str:
        """What tells this registry, and its copies, from all others: the digest of its first entry."""
        from provenance.store import reading_history

        with self._read() as session:
            return reading_history.read_identity(session)

    def articles(self, selection: Selection = EVERYTHING) -> dict[str, frozenset[str]]:
        """The articles that have selected versions, by slug in their order, and the refs of these.

        Raises as `versions`.
        """
        with self._read() as session:
            return reading.read_articles(session, selection)

    def families(self, slugs: Sequence[str]) -> Iterator[Family]:
        """Articles with all their versions and texts, some of them read at a time; raises as `family`."""
        for start in range(0, len(slugs), _AT_ONCE):
            with self._read() as session:
                families = [
                    masking.masked_family(session, family)
                    for family in reading.read_families(session, slugs[start : start + _AT_ONCE])
                ]
            yield from families

    def pins_between(self, left: Ref | str, right: Ref | str) -> tuple[Pin, ...]:
        """All decisions by hand between any versions of the two articles and languages, oldest first."""
        with self._read() as session:
            if not _has_pins(session):
                return ()
            from provenance.store import pinning

            return pinning.pins_between(session, _find(session, left), _find(session, right))

    def pins_of(self, ref: Ref | str) -> tuple[Pin, ...]:
        """All decisions by hand on paragraphs that stand in a version, which is their left, oldest first."""
        with self._read() as session:
            version = _find(session, ref)
            if not _has_pins(session):
                return ()
            from provenance.store import pinning

            return pinning.pins_of(session, version)

    def vectors(self, encoder: str, texts: Sequence[str]) -> dict[str, bytes]:
        """The vectors that an encoder once made, both known by their digests; those that are kept."""
        from provenance.store import vectors

        with self._read() as session:
            return vectors.find_vectors(session, encoder, texts)

    def broken_links(self) -> tuple[BrokenLink, ...]:
        """Where the chain of the history does not hold; empty where it does."""
        with self._read() as session:
            return find_broken_links(session)

    # -- writing -----------------------------------------------------------------------------------

    def register(
        self, items: Sequence[NewVersion], *, by: str, at: datetime, dry_run: bool = False
    ) -> tuple[tuple[Version, bool], ...]:
        """Register a batch, all or nothing.

        A text that is there already (same article, language and hash, and no new parent) is left alone,
        with its credits and all that is recorded about it.

        Args:
            items: What to register; refs of sources may name items of the batch.
            by: Who acts.
            at: The time of all of it; aware.
            dry_run: Do everything, then undo it.

        Returns:
            For each item its version, with True where that is new.

        Raises:
            UsageError: Something cannot be meant, or sources go in a circle.
            InputError: A text that cannot be stored.
            UnknownNameError: A source is neither registered nor in the batch.
            AmbiguousNameError: A source fits several versions.
            RegistryError: The registry cannot be written.
        """
        from provenance.store import registering

        with self._write(by, at, dry_run=dry_run) as ledger:
            done = registering.register_all(ledger, items)
            versions = reading.versions_by_id(ledger.session, [id for id, _ in done])
            shown = _masked(ledger.session, versions)
            return tuple(zip(shown, (created for _, created in done), strict=True))

    def amend(self, ref: Ref | str, amendment: Amendment, *, by: str, at: datetime, reason: str) -> Version:
        """Mend what is recorded about a version; each change is a history entry, all of them or none.

        Raises:
            UsageError: No reason, nothing to change, a circle of sources, an index without paragraph.
            UnknownNameError: The version, a source or a credit is not there.
            AmbiguousNameError: A ref fits several versions.
            RegistryError: The registry cannot be written.
        """
        from provenance.store import amending

        with self._write(by, at) as ledger:
            id = _find(ledger.session, ref)
            amending.amend_version(ledger, id, amendment, reason=reason)
            return _masked(ledger.session, reading.versions_by_id(ledger.session, [id]))[0]

    def store_alignment(  # noqa: PLR0913
        self,
        alignment: Alignment,
        left: Ref | str,
        right: Ref | str,
        *,
        by: str,
        at: datetime,
        vectors: Mapping[str, bytes] | None = None,
    ) -> bool:
        """Store an alignment of two versions; none that is there is touched.

        Args:
            alignment: The links and what computed them.
            left: The left version.
            right: The right version.
            by: Who acts.
            at: When.
            vectors: What its encoder made of texts on the way, by digest of the text, to be kept.

        Returns:
            False where the newest one of the same run has the same links already.

        Raises:
            UsageError: A score outside of 0 to 1, or the run names other texts than these versions'.
        """
        from provenance.store import aligned

        with self._write(by, at) as ledger:
            ids = (_find(ledger.session, left), _find(ledger.session, right))
            return aligned.store_alignment(ledger, alignment, *ids, vectors)

    def store_pins(
        self,
        left: Ref | str,
        right: Ref | str,
        decisions: Sequence[tuple[Decision, str]],
        *,
        by: str,
        at: datetime,
    ) -> tuple[tuple[Decision, ...], tuple[Pin, ...], tuple[Pin, ...]]:
        """Keep decisions on two versions, each with who made it; see `pinning.store_pins`."""
        from provenance.store import pinning

        with self._write(by, at) as ledger:
            for _, person in decisions:
                check_actor(person)
            ids = (_find(ledger.session, left), _find(ledger.session, right))
            return pinning.store_pins(ledger, *ids, decisions)

    def waive(self, waivers: Sequence[Waiver], *, by: str, at: datetime) -> tuple[tuple[Waiver, bool], ...]:
        """Store waivers, all or none; see `waiving.store_waivers`."""
        from provenance.store import waiving

        with self._write(by, at) as ledger:
            return waiving.store_waivers(ledger, waivers)

    def lift(self, names: Sequence[str], *, by: str, at: datetime) -> tuple[Waiver, ...]:
        """Take waivers back, all or none; see `waiving.lift_waivers`."""
        from provenance.store import waiving

        with self._write(by, at) as ledger:
            return waiving.lift_waivers(ledger, names)

    def remove_pins(
        self, left: Ref | str, right: Ref | str, decisions: Iterable[Decision], *, by: str, at: datetime
    ) -> tuple[Pin, ...]:
        """Take decisions on two versions back.

        Raises:
            UnknownNameError: Nobody decided this.
        """
        from provenance.store import pinning

        with self._write(by, at) as ledger:
            ids = (_find(ledger.session, left), _find(ledger.session, right))
            return pinning.remove_pins(ledger, *ids, decisions)


def _masked(session: Session, versions: Sequence[Version]) -> tuple[Version, ...]:
    return masking.masked_versions(session, versions)


def _has_pins(session: Session) -> bool:
    """Most registries have none, and making the tables' classes takes longer than looking."""
    return session.connection().exec_driver_sql("SELECT 1 FROM pin LIMIT 1").first() is not None


def _find(session: Session, ref: Ref | str) -> int:
    return resolving.find_version(session, parse_ref(ref) if isinstance(ref, str) else ref)
