from __future__ import annotations

import pytest

from provenance.readers.dateline import is_date, read_dateline


@pytest.mark.parametrize(
    ("text", "place", "agency", "date"),
    [
        ("VELMAR (Northwire) – The council", "VELMAR", "Northwire", None),
        ("VELMAR, Jan. 10 (Northwire) – The council", "VELMAR", "Northwire", "Jan. 10"),
        ("VELMAR, 10 janvier (Nordfil) - Le conseil", "VELMAR", "Nordfil", "10 janvier"),
        ("VELMAR, 3 ene (ABC).- El concejo", "VELMAR", "ABC", "3 ene"),
        ("VELMAR, 3 (NOTICIAS SUR) El concejo", "VELMAR", "NOTICIAS SUR", "3"),
        ("VELMAR 3 Ene. (NOTICIAS SUR) - El concejo", "VELMAR", "NOTICIAS SUR", "3 Ene"),
        ("Velmar (dpa) - Der Rat", "Velmar", "dpa", None),
        ("Velmar (dpa/tmn) - Der Rat", "Velmar", "dpa/tmn", None),
        ("Velmar, 04.03.2021 (epd). Der Rat", "Velmar", "epd", "04.03.2021"),
        ("PORT VELMAR, Norland (NW) — The council", "PORT VELMAR, Norland", "NW", None),
        ("VELMAR/ORSK, Jan 10 (Northwire) - The council", "VELMAR/ORSK", "Northwire", "Jan 10"),
        ("(NWS) - VELMAR, 10 GEN - Il consiglio", "VELMAR", "NWS", "10 GEN"),
        ("Jan 10 (Northwire) - The council", None, "Northwire", "Jan 10"),
        (
            "São Velmar, 10 de janeiro de 2022 (Norte) - O conselho",
            "São Velmar",
            "Norte",
            "10 de janeiro de 2022",
        ),
        ("ВЕЛЬМАР, 10 января. /СЕВЕР/. Совет", "ВЕЛЬМАР", "СЕВЕР", "10 января"),
        ("NEW VELMAR — The council", "NEW VELMAR", None, None),
        ("VELMAR, 4 March – The council", "VELMAR", None, "4 March"),
        ("北方社维尔马3月4日电（记者李明）议会", "维尔马", "北方社", "3月4日"),
        ("【ベルマー＝佐藤花子】議会は", "ベルマー", None, None),
        ("(벨마=북방통신) 김가온 기자 = 의회가", "벨마", "북방통신", None),
        ("فيلمار (وكالة الشمال) - صوت مجلس", "فيلمار", "وكالة الشمال", None),
    ],
)
def test_datelines(text: str, place: str | None, agency: str | None, date: str | None) -> None:
    found = read_dateline(text, first=True)
    assert found is not None
    assert (found.place, found.agency, found.date) == (place, agency, date)
    assert found.start == 0
    assert text[found.end :].split(maxsplit=1)[0] in (
        "The",
        "Le",
        "El",
        "Der",
        "Il",
        "O",
        "Совет",
        "议会",
        "議会は",
        "의회가",
        "صوت",
    )
    assert all(part in text[: found.end] for part in (place, agency, date) if part)


@pytest.mark.parametrize(
    "text",
    [
        "The council (City) - which met late - said no.",
        "He said (Monday) - And then left.",
        "Mr. Reuel (left) - The man of the hour.",
        "Velmar – who knew – was there.",
        "NATO – The alliance met.",
        "UPDATE - The council met.",
        "IBM — The company said.",
        "In 2019 (NW) - There were three.",
        "On Tuesday, May 4 - The day of the vote",
        "“Yes” (he said) - No",
        "– Je ne sais pas.",
        "Norland (and Sudland) - The two agreed.",
        "Velmar (Port) is a city.",
        "GENEVA: The council met",
        "",
        "(",
    ],
)
def test_ordinary_sentences_have_none(text: str) -> None:
    assert read_dateline(text, first=True) is None


def test_later_paragraphs_need_an_agency_or_a_date() -> None:
    assert read_dateline("NEW VELMAR — The council") is None
    assert read_dateline("NEW VELMAR (Northwire) — The council") is not None


@pytest.mark.parametrize(
    ("text", "date"),
    [
        ("4 mars 2021", True),
        ("March 4, 2021", True),
        ("Tuesday, March 4, 2021 10:30 AM", True),
        ("2021-03-04", True),
        ("04.03.2021, 10:30", True),
        ("4 March was a Tuesday", False),
        ("Velmar", False),
        ("17 votes to 12", False),
    ],
)
def test_is_date(text: str, date: bool) -> None:
    assert is_date(text) is date
