"""Two writers at once, and any sequence of registrations."""

from __future__ import annotations

import subprocess
import sys
import threading
from pathlib import Path

from hypothesis import given, settings
from hypothesis import strategies as st
from making_versions import AT, BY, made

from provenance.store import Location, create, in_memory, open_registry
from provenance.values.registering import Amendment


def test_writers_in_one_process_never_give_a_number_twice(location: Location) -> None:
    create(location, AT).close()
    given: list[str] = []
    failed: list[BaseException] = []

    def write(name: str) -> None:
        try:
            with open_registry(location, writing=True) as registry:
                for n in range(8):
                    item = made("s@en", f"{name} {n}", credits=[f"author={name}", "editor=Ana Roy"])
                    given.extend(v.version for v, _ in registry.register([item], by=name, at=AT))
        except BaseException as error:
            failed.append(error)

    threads = [threading.Thread(target=write, args=(name,)) for name in ("Ada", "Bo", "Cy")]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert failed == []
    assert sorted(given) == sorted(f"s@en.{n}" for n in range(1, 25))
    with open_registry(location, writing=False) as registry:
        assert registry.broken_links() == ()
        keys = {credit.person for version in registry.versions() for credit in version.credits}
        assert keys == {"ada", "bo", "cy", "ana-roy"}


def test_writers_in_two_processes_never_give_a_number_twice(location: Location) -> None:
    create(location, AT).close()
    script = f"""
import sys
sys.path.insert(0, {str(Path(__file__).parent)!r})
from pathlib import Path
from making_versions import AT, made
from provenance.store import locate, open_registry
name = sys.argv[1]
with open_registry(locate({location.url!r}, Path("."), {{}}), writing=True) as registry:
    for n in range(8):
        registry.register([made("s@en", f"{{name}} {{n}}", credits=["author=Ana Roy"])], by=name, at=AT)
"""
    running = [subprocess.Popen([sys.executable, "-c", script, name]) for name in ("Ada", "Bo")]
    assert [process.wait(60) for process in running] == [0, 0]
    with open_registry(location, writing=False) as registry:
        versions = registry.versions()
        assert sorted(v.number for v in versions) == list(range(1, 17))
        assert {c.person for v in versions for c in v.credits} == {"ana-roy"}
        assert registry.broken_links() == ()


def test_a_reader_sees_a_whole_batch_or_nothing_of_it(location: Location) -> None:
    with create(location, AT) as registry:
        with registry._write(BY, AT) as ledger:
            from provenance.store.registering import register_all

            register_all(ledger, [made("s@en"), made("s@fr")])
            with open_registry(location, writing=False) as reader:
                assert reader.total() == 0
        assert registry.total() == 2


steps = st.lists(
    st.tuples(
        st.sampled_from(["a", "b"]),
        st.sampled_from(["en", "fr", "fr-CA"]),
        st.one_of(st.none(), st.integers(1, 4)),
        st.sampled_from(["One.", "Two.", "Three.", None]),
        st.one_of(st.none(), st.integers(0, 5)),
        st.sampled_from(["register", "dry run", "move"]),
    ),
    max_size=8,
)


@settings(max_examples=15, deadline=None)
@given(steps)
def test_any_sequence_keeps_numbers_and_chain_sound(
    sequence: list[tuple[str, str, int | None, str | None, int | None, str]],
) -> None:
    ever: dict[str, str] = {}  # every ref that was ever given, with the hash and id it was given to
    with in_memory() as registry:
        for article, language, number, text, source, deed in sequence:
            versions = registry.versions()
            ref = f"{article}@{language}" + (f".{number}" if number else "")
            if deed == "move" and versions:
                chosen = versions[(source or 0) % len(versions)]
                if chosen.language != language:
                    moved = registry.amend(
                        chosen.version, Amendment(language=language), by=BY, at=AT, reason="x"
                    )
                    assert moved.version not in ever
                    ever[moved.version] = moved.hash or ""
                continue
            parent = versions[source % len(versions)].version if versions and source is not None else ""
            item = made(ref, text, edit=parent)
            ((version, created),) = registry.register([item], by=BY, at=AT, dry_run=deed == "dry run")
            if deed == "dry run":
                assert registry.versions() == versions
            elif created:
                assert version.version not in ever, "a number was given twice"
                ever[version.version] = version.hash or ""
                assert [p.version for p in version.parents] == [parent] * bool(parent)
            else:
                assert version in versions
                assert version.hash == item.hash
        assert registry.broken_links() == ()
        assert [entry.seq for entry in registry.history()] == list(range(1, len(registry.history()) + 1))
        assert {v.version for v in registry.versions()} <= ever.keys()
        for version in registry.versions():
            assert registry.resolve(version.version) == version
