"""Decisions on people: who is joined by itself, what merging and the rest do, and that all can be undone."""

from __future__ import annotations

from collections import defaultdict

import pytest
from making_versions import AT, BY, made

from provenance.errors import AmbiguousNameError, UnknownNameError, UsageError
from provenance.store import Registry, in_memory
from provenance.values import Credit
from tests.credits.identity.crowd import crowd


def register(
    registry: Registry, ref: str, *credits: str, desk: str | None = None, text: str = ""
) -> list[str]:
    ((version, _),) = registry.register(
        [made(ref, text or f"Text of {ref}.", credits=list(credits), desk=desk)], by=BY, at=AT
    )
    return keys(registry, version.version)


def keys(registry: Registry, ref: str) -> list[str]:
    return [credit.person or "" for credit in registry.resolve(ref).credits]


ONE_VERSION = {
    "byline and reporter": ([Credit("author", "Ana Roy"), Credit("reporter", "Ana Roy")], 1),
    "author and translator": ([Credit("author", "Ana Roy"), Credit("translator", "Ana Roy")], 2),
    "translator and editor": ([Credit("translator", "Ana Roy"), Credit("editor", "Ana Roy")], 2),
    "two authors": ([Credit("author", "Ana Roy"), Credit("author", "ANA ROY")], 2),
    "on the same words": (
        [Credit(r, "Ana Roy", paragraph=0, start=3, end=10) for r in ("translator", "editor")],
        1,
    ),
    "told by two sources": (
        [Credit("translator", "Ana Roy"), Credit("author", "Ana Roy", evidence="metadata")],
        1,
    ),
}


@pytest.mark.parametrize(("credits", "people"), ONE_VERSION.values(), ids=ONE_VERSION.keys())
def test_equal_names_on_one_version(registry: Registry, credits: list[Credit], people: int) -> None:
    from dataclasses import replace

    item = replace(made("s@en"), credits=tuple(credits))
    ((version, _),) = registry.register([item], by=BY, at=AT)
    assert len({credit.person for credit in version.credits}) == people


def test_of_two_with_a_name_the_one_of_the_job_is_taken_and_else_nobody(registry: Registry) -> None:
    assert register(registry, "a@en", "author=Ana Roy", "translator=Ana Roy") == ["ana-roy", "ana-roy-2"]
    assert register(registry, "b@en", "translator=Ana Roy") == ["ana-roy-2"]
    assert register(registry, "c@en", "editor=Ana Roy") == ["ana-roy-3"]


def test_initials_are_joined_within_an_article_and_a_job(registry: Registry) -> None:
    assert register(registry, "a@en", "author=J. Marr", "translator=J. Marr") == ["j-marr", "j-marr-2"]
    assert register(registry, "a@fr", "author=J. Marr") == ["j-marr"]
    assert register(registry, "a@de", "editor=J. Marr") == ["j-marr-3"]
    assert register(registry, "b@en", "author=Marr, J.") == ["marr-j"]
    assert register(registry, "c@en", "author=J. Marr") == ["j-marr-4"]
    assert register(registry, "d@en", "author=J. M. Marr", "reporter=Judith M. Marr")[0] == "j-m-marr"


def test_initials_are_joined_where_somebody_has_decided_whose_they_are(registry: Registry) -> None:
    register(registry, "a@en", "author=John Marr")
    assert register(registry, "b@en", "author=J. Marr") == ["j-marr"]
    merged = registry.persons.merge("john-marr", "j-marr", by=BY, at=AT)
    assert register(registry, "c@en", "author=J. Marr") == ["john-marr"]
    registry.persons.undo(merged.entry, by=BY, at=AT)
    assert register(registry, "d@en", "author=J. Marr") == ["j-marr-2"]
    registry.persons.alias("john-marr", "J. R. Marr", by=BY, at=AT)
    assert register(registry, "e@en", "editor=J. R. Marr") == ["john-marr"]


@pytest.mark.parametrize("names", ["names.toml", "held_out.toml"])
def test_nobody_of_a_crowd_is_joined_wrongly(names: str) -> None:
    printed = crowd(seed=1, names=names)
    items = [
        made(f"a{number}@en", f"Text {number}.", credits=[f"author={credit.name}"], desk=credit.desk)
        for number, credit in enumerate(printed)
    ]
    people: defaultdict[str | None, set[int]] = defaultdict(set)
    with in_memory() as registry:
        for credit, (version, _) in zip(printed, registry.register(items, by=BY, at=AT), strict=True):
            people[version.credits[0].person].add(credit.person)
    assert len(people) < len(printed), "equal names are joined"
    assert {key: found for key, found in people.items() if len(found) > 1} == {}


def test_a_stated_key_is_taken(registry: Registry) -> None:
    from dataclasses import replace

    register(registry, "a@en", "author=Jane Doe")
    item = replace(made("b@en", "b"), credits=(Credit("editor", "jd", person="jane-doe"),))
    ((version, _),) = registry.register([item], by=BY, at=AT)
    assert [credit.person for credit in version.credits] == ["jane-doe"]


def test_merging_and_undoing_it(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy", desk="Nord")
    register(registry, "b@en", "author=Ana Roy", desk="Sud")
    decided = registry.persons.merge("ana-roy", "ana-roy-2", by=BY, at=AT)
    assert keys(registry, "b@en.1") == ["ana-roy"]
    assert register(registry, "c@en", "author=Ana Roy", desk="Sud") == ["ana-roy"]
    (person,) = registry.persons.all()
    assert (person.versions, person.roles) == (("a@en.1", "b@en.1", "c@en.1"), {"author": 3})
    assert registry.persons.all("ana-roy-2") == (person,)
    with pytest.raises(UsageError, match="one person already"):
        registry.persons.merge("ana-roy-2", "ana-roy", by=BY, at=AT)

    registry.persons.undo(decided.entry, by=BY, at=AT)
    assert keys(registry, "b@en.1") == keys(registry, "c@en.1") == ["ana-roy-2"]
    with pytest.raises(UsageError, match="undone already"):
        registry.persons.undo(decided.entry, by=BY, at=AT)
    assert [entry.action for entry in registry.persons.decisions()] == ["merge", "undo"]
    assert registry.broken_links() == ()


def test_two_side_by_side_are_merged_by_force_only(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy", "author=Bo Lund")
    with pytest.raises(UsageError, match="side by side on") as caught:
        registry.persons.merge("ana-roy", "bo-lund", by=BY, at=AT)
    assert "--force" in caught.value.hint
    registry.persons.merge("ana-roy", "bo-lund", by=BY, at=AT, force=True)
    assert keys(registry, "a@en.1") == ["ana-roy", "ana-roy"]


def test_splitting_and_undoing_it(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy")
    register(registry, "b@en", "author=Ana Roy")
    decided = registry.persons.split("ana-roy", ["b@en"], "ana-roy-nord", by=BY, at=AT)
    assert [keys(registry, ref) for ref in ("a@en", "b@en")] == [["ana-roy"], ["ana-roy-nord"]]
    with pytest.raises(AmbiguousNameError, match="ana-roy, ana-roy-nord"):
        registry.persons.all("Ana Roy")
    registry.persons.undo(decided.entry, by=BY, at=AT)
    assert [person.key for person in registry.persons.all()] == ["ana-roy"]
    assert keys(registry, "b@en") == ["ana-roy"]


def test_what_later_decisions_stand_on_is_not_undone(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy")
    first = registry.persons.rename("ana-roy", "Ana Sol", by=BY, at=AT)
    second = registry.persons.rename("ana-roy", "Ana Luz", by=BY, at=AT)
    with pytest.raises(UsageError, match="renamed since"):
        registry.persons.undo(first.entry, by=BY, at=AT)
    for decided in (second, first):
        registry.persons.undo(decided.entry, by=BY, at=AT)
    assert [(p.name, p.names) for p in registry.persons.all()] == [("Ana Roy", ())]


def test_renaming_keeps_the_key_and_the_old_name_finds_the_person(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy")
    registry.persons.rename("ana-roy", "Ana Sol", by=BY, at=AT)
    assert register(registry, "b@en", "author=Ana Roy") == ["ana-roy"]
    assert register(registry, "c@en", "author=Ana Sol") == ["ana-roy"]
    (person,) = registry.persons.all("Ana Roy")
    assert (person.name, person.names) == ("Ana Sol", ("Ana Roy",))


def test_another_name(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Roy")
    decided = registry.persons.alias("ana-roy", "Анна Рой", by=BY, at=AT)
    assert register(registry, "b@ru", "author=Анна Рой") == ["ana-roy"]
    with pytest.raises(UsageError, match="known by this name already"):
        registry.persons.alias("ana-roy", "Анна Рой", by=BY, at=AT)
    registry.persons.undo(decided.entry, by=BY, at=AT)
    assert register(registry, "c@ru", "author=Анна Рой") == ["анна-рой"]
    with pytest.raises(UsageError, match="this name is анна-рой's there"):
        registry.persons.alias("ana-roy", "Анна Рой", by=BY, at=AT)


def test_a_former_name_is_handed_out_nowhere_and_matches_still(registry: Registry) -> None:
    text = "By Max Weber\nMAX WE-\u00adBER and Weber, Max wrote it. Max Webern did not."
    from dataclasses import replace

    credit = Credit("author", "Max Weber", paragraph=0, start=3, end=12)
    item = replace(made("a@de", text, title="Max Weber", meta={"by": "max-weber"}), credits=(credit,))
    registry.register([item], by="Max Weber", at=AT)
    register(registry, "b@de", "author=Max Weber", "editor=Bo Lund", desk="Sud")
    decided = registry.persons.rename("max-weber", "Alex Weber", by=BY, at=AT, never_print_old=True)

    version = registry.resolve("a@de")
    paragraphs = registry.paragraphs("a@de")
    assert (version.title, version.meta, version.masked) == ("[Alex Weber]", {"by": "[Alex Weber]"}, True)
    (credit,) = version.credits
    assert (credit.name, credit.person, credit.masked) == ("[Alex Weber]", "alex-weber", True)
    assert paragraphs[0].text[credit.start : credit.end] == "[Alex Weber]"
    assert paragraphs[1].text.startswith("[Alex Weber] and [Alex Weber] wrote it.")
    assert registry.paragraphs("a@de", unmasked=True)[0].text == "By Max Weber"
    assert registry.original("a@de") == text.encode()

    everything = repr(
        [
            *(registry.versions(), registry.family("a"), registry.history(), registry.history("a@de")),
            *(registry.persons.all(), registry.persons.proposals(), registry.persons.decisions()),
        ]
    ).casefold()
    assert "max" not in everything.replace("max_", "")

    assert register(registry, "c@de", "author=Max Weber") == ["alex-weber"]
    assert register(registry, "d@de", "author=Max Weber", desk="Ost") == ["person-2"]
    assert [p.key for p in registry.persons.all("max-weber")] == ["alex-weber"]
    with pytest.raises(UnknownNameError) as caught:
        registry.persons.all("Max Weber-Klein")
    assert "Max" not in caught.value.message + caught.value.hint

    registry.persons.undo(decided.entry, by=BY, at=AT)
    assert registry.resolve("a@de").title == "Max Weber"
    assert keys(registry, "a@de") == ["max-weber"]


def test_spellings_of_a_former_name_go_with_it(registry: Registry) -> None:
    register(registry, "a@en", "author=Maria Petrova")
    register(registry, "b@ru", "author=Мария Петрова")
    registry.persons.merge("maria-petrova", "мария-петрова", by=BY, at=AT)
    register(registry, "c@en", "author=M. Petrova")
    registry.persons.merge("maria-petrova", "m-petrova", by=BY, at=AT)
    registry.persons.rename("maria-petrova", "Jan Petrov", by=BY, at=AT, never_print_old=True)
    register(registry, "d@ru", "editor=Bo Lund", text="О Марии Петровой. And M. Petrova")
    assert (
        registry.paragraphs("d@ru")[0].text == "О [Jan Petrov]. And M. Petrova"
    )  # who that is, nobody knows
    assert [c.name for ref in ("b@ru", "c@en") for c in registry.resolve(ref).credits] == ["[Jan Petrov]"] * 2
    assert {key for ref in ("a@en", "b@ru", "c@en") for key in keys(registry, ref)} == {"jan-petrov"}


BAD = {
    "nobody": (lambda p: p.merge("ana-roy", "nobody", by=BY, at=AT), UnknownNameError, "nobody is credited"),
    "itself": (lambda p: p.merge("ana-roy", "Ana Roy", by=BY, at=AT), UsageError, "one person already"),
    "no entry": (lambda p: p.undo(4711, by=BY, at=AT), UnknownNameError, "no entry 4711"),
    "no decision": (lambda p: p.undo(2, by=BY, at=AT), UsageError, "no decision on people"),
    "same name": (lambda p: p.rename("ana-roy", "Ana Roy", by=BY, at=AT), UsageError, "called that already"),
    "no letters": (lambda p: p.rename("ana-roy", "!?", by=BY, at=AT), UsageError, "is no name"),
    "override": (lambda p: p.rename("ana-roy", "Ana\u202eyoR", by=BY, at=AT), UsageError, "cannot be seen"),
    "control": (lambda p: p.alias("ana-roy", "Ana\x1b[31m", by=BY, at=AT), UsageError, "cannot be seen"),
    "endless": (lambda p: p.alias("ana-roy", "A" * 10_000, by=BY, at=AT), UsageError, "10,000 characters"),
    "endless key": (lambda p: p.all("A" * 10_000), UnknownNameError, "nobody is credited"),
    "not credited": (
        lambda p: p.split("ana-roy", ["b@en"], "x", by=BY, at=AT), UnknownNameError, "does not credit",
    ),
    "nothing to split": (lambda p: p.split("ana-roy", [], "x", by=BY, at=AT), UsageError, "no credit"),
    "split to itself": (
        lambda p: p.split("ana-roy", ["a@en"], "ana-roy", by=BY, at=AT), UsageError, "ana-roy's already",
    ),
    "no key": (lambda p: p.split("ana-roy", ["a@en"], "A B.", by=BY, at=AT), UsageError, "is not a key"),
    "holds the old name": (
        lambda p: p.rename("ana-roy", "Ana Roy Sol", by=BY, at=AT, never_print_old=True),
        UsageError, "holds one",
    ),
}  # fmt: skip


@pytest.mark.parametrize(("act", "error", "says"), BAD.values(), ids=BAD.keys())
def test_what_cannot_be_decided_is_refused_and_changes_nothing(
    registry: Registry, act, error, says  # type: ignore[no-untyped-def]
) -> None:  # fmt: skip
    register(registry, "a@en", "author=Ana Roy")
    register(registry, "b@en", "author=Bo Lund")
    before = registry.history()
    with pytest.raises(error, match=says):
        act(registry.persons)
    assert registry.history() == before


def test_proposals_leave_out_who_is_credited_side_by_side(registry: Registry) -> None:
    register(registry, "a@en", "author=Ana Leeman", desk="Nord")
    register(registry, "b@en", "author=Anna Leeman", desk="Nord")
    assert [(p.left, p.right) for p in registry.persons.proposals()] == [("ana-leeman", "anna-leeman")]
    register(registry, "c@en", "author=Ana Leeman", "author=Anna Leeman", desk="Nord")
    assert registry.persons.proposals() == ()
