"""The phrase tables are sound, and a table that is not is refused with a reason."""

from __future__ import annotations

import re

import pytest

from provenance.credits.datelines import compile_shape
from provenance.credits.gate import gate
from provenance.credits.labels import lexicon
from provenance.credits.tables import COMMON, DatelineShape, RolePhrase, Table, load_tables, parse_table
from provenance.credits.tokens import fold_text, tokenise
from provenance.errors import InputError
from provenance.values.documents import ROLES

TABLES = [pytest.param(table, id=table.language) for table in load_tables()]
LANGUAGE_TABLES = [
    pytest.param(table, id=table.language) for table in load_tables() if table.language != COMMON
]


def test_the_shared_table_comes_first_and_each_language_once() -> None:
    languages = [table.language for table in load_tables()]
    assert languages[0] == COMMON
    assert len(set(languages)) == len(languages)


@pytest.mark.parametrize("table", LANGUAGE_TABLES)
def test_a_table_is_whole(table: Table) -> None:
    assert {role for phrase in table.phrases for role in phrase.roles} == set(ROLES)
    assert table.joiners
    assert table.machine.phrases
    assert table.machine.translated
    assert {"en", "fr", "es", "de", table.language} <= table.languages.keys()


@pytest.mark.parametrize("table", TABLES)
def test_no_phrase_has_two_roles(table: Table) -> None:
    roles: dict[str, tuple[str, ...]] = {}
    for phrase in table.phrases:
        folded = fold_text(phrase.text)
        assert roles.setdefault(folded, phrase.roles) == phrase.roles, phrase.text


@pytest.mark.parametrize("table", TABLES)
def test_no_name_of_a_language_means_two(table: Table) -> None:
    tags: dict[str, str] = {}
    for section in (table.languages, table.sources, table.targets):
        for tag, names in section.items():
            for name in names:
                assert tags.setdefault(fold_text(name), tag) == tag, name


@pytest.mark.parametrize("table", LANGUAGE_TABLES)
def test_every_phrase_is_found_and_passes_the_gate(table: Table) -> None:
    for phrase in table.phrases:
        printed = printed_form(phrase, table)
        tokens = tokenise(printed)
        found = lexicon().matches(tokens, table.language)[0]
        assert found is not None, phrase.text
        if phrase.place != "around":
            assert found.end + printed.endswith((":", "：")) >= len(tokens), phrase.text
        if phrase.place != "beside":
            assert gate().lets_pass(printed), phrase.text


def printed_form(phrase: RolePhrase, table: Table) -> str:
    name = table.languages[table.language][0]
    return re.sub(r"\{(source|target)\}", lambda _: name, phrase.text).replace("{names}", "Ada Voss").strip()


@pytest.mark.parametrize(
    ("toml", "reason"),
    [
        pytest.param('language = "xx', "phrase table xx", id="no-toml"),
        pytest.param('language = "yy"', "wrong language 'yy'", id="wrong-language"),
        pytest.param('language = "xx"\njoinrs = ["and"]', "unknown key 'joinrs'", id="unknown-key"),
        pytest.param('language = "xx"\njoiners = "and"', "joiners is not a list", id="no-list"),
        pytest.param('language = "xx"\njoiners = [" "]', "joiners is not a list", id="blank-phrase"),
        pytest.param('language = "xx"\nroles = ["by"]', "roles is not a section", id="no-section"),
        pytest.param('language = "xx"\n[roles.poet]\nbefore = ["sung by"]', "unknown role 'poet'", id="role"),
        pytest.param(
            'language = "xx"\n[roles.author]\nbehind = ["by"]', "unknown place 'behind'", id="place"
        ),
        pytest.param(
            'language = "xx"\n[roles.author]\nbefore = ["by"]\n[roles.editor]\nlabel = ["by"]',
            "'by' has two roles",
            id="two-roles",
        ),
        pytest.param('language = "xx"\n[roles.author]\naround = ["by"]', "'by'", id="around-nothing"),
        pytest.param(
            'language = "xx"\n[machine]\nrow = ["x"]', "unknown machine key 'row'", id="machine-key"
        ),
    ],
)
def test_a_bad_table_is_refused(toml: str, reason: str) -> None:
    with pytest.raises(InputError, match=re.escape(reason)) as refused:
        parse_table(toml, "xx")
    assert refused.value.hint


def test_a_dateline_shape_finds_its_names() -> None:
    dateline = compile_shape(DatelineShape("【{place}＝{names}】", "reporter"))
    found = dateline.expression.match("【Norwyn=Ada Voss】 The bridge opened.")
    assert found is not None
    assert found["names"] == "Ada Voss"
    assert dateline.expression.match("【Norwyn, in spring】") is None


@pytest.mark.parametrize(
    "shape",
    [
        pytest.param("【{who}＝{names}】", id="unknown-part"),
        pytest.param("【{place}{names}】", id="no-mark-between"),
        pytest.param("【{place}】", id="no-names"),
    ],
)
def test_a_bad_dateline_shape_is_refused(shape: str) -> None:
    with pytest.raises(InputError):
        compile_shape(DatelineShape(shape, "reporter"))
