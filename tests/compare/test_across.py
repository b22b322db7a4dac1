"""Facts across languages: what differs is told, and what a good translation does is not."""

# ruff: noqa: E501 - each case stands in one line

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from provenance.compare.across import why_skipped_across
from provenance.compare.changes import compare
from provenance.values import Alignment, Changes, FactKind, Link, Paragraph, Run
from tests.growth import LINEAR, growth

LANGUAGES = ("ar", "cs", "de", "en", "es", "fr", "hi", "ja", "ko", "pl", "ru", "th", "tr", "zh", "xx")


def compared(left: list[str], right: list[str], pair: str, *links: Link, day: date | None = None) -> Changes:
    """Two texts in two languages, linked one to one unless links are given."""
    links = links or tuple(Link((k,), (k,), "match", 1) for k in range(len(left)))
    languages = pair.split("-")
    return compare(
        [Paragraph("body", text) for text in left],
        [Paragraph("body", text) for text in right],
        Alignment(links, Run("provenance", "0", "use", "", {}, "", "")),
        left_name="left",
        right_name="right",
        left_language=languages[0],
        right_language=languages[1],
        day=day,
    )


def told(changes: Changes) -> list[tuple[str, str | None, str | None]]:
    return [(f.kind, f.left, f.right) for link in changes.links for f in link.facts]


DIFFERENT = [
    pytest.param("en-fr", "It has 157 cars.", "Il a 175 voitures.", [("number", "157", "175")], id="digits"),
    pytest.param(
        "en-de", "It cost 2.5 million.", "Es kostete 2,5 Milliarden.",
        [("number", "2.5 million", "2,5 Milliarden")], id="scale",
    ),
    pytest.param("en-ru", "It took 90 days.", "Заняло 9 дней.", [("number", "90", "9")], id="a-zero"),
    pytest.param("ja-en", "１万2000人が来た。", "12,500 came.", [("number", "１万2000", "12,500")], id="mixed"),
    pytest.param("en-de", "Open till 9:30 p.m.", "Offen bis 20.30 Uhr.", [("number", "9:30 p.m.", "20.30")], id="time"),
    pytest.param("en-fr", "In 1998 it fell.", "En 1988, il est tombé.", [("number", "1998", "1988")], id="year"),
    pytest.param("en-fr", "COVID-19 is here.", "La Covid-29 est là.", [("number", "19", "29")], id="in-a-name"),
    pytest.param("en-de", "It is 30 miles long.", "Er ist 60 km lang.", [("number", "30", "60")], id="converted-wrong"),
    pytest.param("en-es", "The 17 boats came.", "Los barcos llegaron.", [("number", "17", None)], id="dropped"),
    pytest.param("en-es", "The boats came.", "Los 17 barcos llegaron.", [("number", None, "17")], id="added"),
    pytest.param("de-fr", "Zwei Lotsen kamen.", "Trois pilotes sont venus.", [("number", "Zwei", "Trois")], id="in-words"),
    pytest.param("en-ru", "A dozen came.", "Пришли двадцать человек.", [("number", "dozen", "двадцать")], id="dozen"),
    pytest.param("de-fr", "Ab vier Metern", "À partir de 3 mètres", [("number", "vier", "3")], id="small-in-digits"),
    pytest.param("en-ru", "They flew to Vienna.", "Они улетели в Прагу.", [("name", "Vienna", "Прагу")], id="known-places"),
    pytest.param("de-en", "Am Mittwochabend", "On Tuesday evening", [("date", "Mittwochabend", "Tuesday")], id="weekday-with-a-time"),
    pytest.param(
        "fr-de", "Le projet de Quillard a été vendu.", "Das Projekt von Tarnow wurde dem Gericht zufolge verkauft.",
        [("name", "Quillard", "Tarnow")], id="german-nouns",
    ),
    pytest.param("fr-de", "Il part lundi.", "Er fährt am Dienstag.", [("date", "lundi", "Dienstag")], id="weekday"),
    pytest.param("en-zh", "They met on Friday.", "他们星期六见面。", [("date", "Friday", "星期六")], id="zh-weekday"),
    pytest.param("en-cs", "It closed in March.", "Zavřel v květnu.", [("date", "March", "květnu")], id="month"),
    pytest.param(
        "en-fr", "It was drawn by Robert Quill.", "Il est de Robert Tarn.", [("name", "Quill", "Tarn")], id="name",
    ),
    pytest.param("ja-en", "Lornebookに書いた。", "She wrote it on Harborgram.", [("name", "Lornebook", None)], id="latin"),
    pytest.param(
        "en-ru", "It was seen on Lornebook.", "Это видели на Harborgram.", [("name", None, "Harborgram")], id="cyrillic",
    ),
    pytest.param("en-fr", "He has left Spain for good.", "Il a quitté la Norvège.", [("name", "Spain", "Norvège")], id="country"),
    pytest.param(
        "en-fr", "See https://a.example/x for it.", "Voir https://b.example/x.",
        [("link", "https://a.example/x", "https://b.example/x")], id="address",
    ),
    pytest.param(
        "en-fr", "“We will not sell it to anybody else,” she said.", "Elle a dit qu’ils ne le vendraient à personne.",
        [("quote", "We will not sell it to anybody else,", None)], id="quote",
    ),
]  # fmt: skip

SAME = [
    pytest.param("en-fr", "Thirty-one of 1,500 came.", "31 sur 1 500 sont venus.", id="spelt"),
    pytest.param("de-en", "Einunddreißig kamen.", "31 came.", id="compound"),
    pytest.param("cs-en", "Pětačtyřicetiletý žokej", "The 45-year-old jockey", id="reversed-compound"),
    pytest.param("en-de", "The 3rd largest", "Der drittgrößte", id="inside-a-word"),
    pytest.param("en-de", "At 9:30 p.m.", "Um 21.30 Uhr", id="clock"),
    pytest.param("en-fr", "At 9 a.m.", "À 9 h", id="hour"),
    pytest.param("ja-en", "午後9時30分", "At 9:30 p.m.", id="japanese-clock"),
    pytest.param("en-de", "The fire burnt 550 acres.", "Das Feuer verbrannte 220 Hektar.", id="acres"),
    pytest.param("en-fr", "It was 100 °F.", "Il faisait 38 °C.", id="degrees"),
    pytest.param("en-fr", "A dozen people", "12 personnes", id="dozen"),
    pytest.param("en-de", "Winds of 82 miles per hour", "Böen von 132 Kilometern pro Stunde", id="speed"),
    pytest.param("en-fr", "In 95-degree heat", "Par 35 degrés", id="degrees-of-no-scale"),
    pytest.param("en-de", "It fell to 28 °F.", "Es sank auf minus zwei Grad.", id="degrees-in-words"),
    pytest.param("en-es", "A strike of two weeks", "Una huelga de quince días", id="fortnight"),
    pytest.param("en-de", "In two years", "In vierundzwanzig Monaten", id="months-of-years"),
    pytest.param("en-ru", "The council of Russia", "Совет России", id="declined-country"),
    pytest.param("en-cs", "In the Czech Republic", "V Česku", id="two-names-of-a-country"),
    pytest.param(
        "de-fr", "Die Behörde sprach von einem Streit um Zuschüsse.", "Matignon a parlé d’un différend.", id="nouns-are-no-names",
    ),
    pytest.param(
        "en-he", "“We will not sell it to anyone,” she said.", "״לא נמכור את זה לאף אחד״, אמרה.", id="gershayim",
    ),
    pytest.param(
        "en-es", "“We will not sell it to anyone,” she said.", "—No lo venderemos a nadie —dijo.", id="dialogue",
    ),
    pytest.param("en-fr", "98,240 people", "près de 98 000 personnes", id="rounded-and-said"),
    pytest.param("en-de", "157.6 points", "158 Punkte", id="fraction-dropped"),
    pytest.param("en-ja", "12,000 came", "1万2000人が来た", id="man"),
    pytest.param("en-hi", "500,000 people", "5 लाख लोग", id="lakh"),
    pytest.param("en-ar", "3,215.63 points", "٣٬٢١٥٫٦٣ نقطة", id="arabic-digits"),
    pytest.param("en-zh", "31 people in 2020", "二〇二〇年三十一人", id="han-digits"),
    pytest.param("ja-en", "令和2年に始まった", "It began in 2020", id="era"),
    pytest.param("en-th", "It began in 2020", "เริ่มในปี 2563", id="buddhist-era"),
    pytest.param("ja-en", "約7割が賛成", "Some 70% agreed", id="tenths"),
    pytest.param("en-de", "In the 1980s", "In den 80er Jahren", id="decade"),
    pytest.param("ru-en", "Корабль XVI века", "A 16th-century ship", id="century"),
    pytest.param("en-de", "On July 24, 2020", "Am 24.07.2020", id="date-in-digits"),
    pytest.param("ja-en", "コロナの影響", "The impact of COVID-19", id="number-in-a-name"),
    pytest.param("en-fr", "His 3 sons left.", "Ses fils sont partis.", id="said-by-grammar"),
    pytest.param("en-fr", "They met on Monday.", "Ils se sont réunis hier.", id="yesterday"),
    pytest.param("fr-de", "La conférence de Genève", "Die Konferenz in Genf", id="exonym"),
    pytest.param("ru-en", "Встреча с Путиным в Германии", "The talks with Putin in Germany", id="declined"),
    pytest.param("en-cs", "She flew from Prague to Vienna.", "Letěla z Prahy do Vídně.", id="two-exonyms"),
    pytest.param("en-fr", "The United Nations and the EU", "Les Nations unies et l’UE", id="initials"),
    pytest.param("en-fr", "“We will not sell it to anyone,” she said.", "« Nous ne vendrons pas », a-t-elle dit.", id="marks"),
    pytest.param("en-fr", "See https://a.example/en/x.", "Voir https://a.example/fr/x.", id="localised-address"),
    pytest.param("en-zh", "😀😀 12 😀", "😀 12 😀😀", id="emoji"),
    pytest.param("en-fr", "https://a.example/2031/07/x-12", "https://a.example/2031/07/x-12", id="one-address"),
    pytest.param("en-hi", "12 and 34 and 56", "१२ और ٣٤ और 56", id="three-scripts"),
    pytest.param("en-de", "9" * 400, "9" * 400, id="400-digits"),
]  # fmt: skip


@pytest.mark.parametrize(("pair", "left", "right", "expected"), DIFFERENT)
def test_what_differs_is_told(
    pair: str, left: str, right: str, expected: list[tuple[str, str | None, str | None]]
) -> None:
    assert told(compared([left], [right], pair)) == expected


@pytest.mark.parametrize(("pair", "left", "right"), SAME)
def test_what_a_translation_may_do_is_not_told(pair: str, left: str, right: str) -> None:
    assert told(compared([left], [right], pair)) == []
    assert told(compared([right], [left], "-".join(reversed(pair.split("-"))))) == []


def test_a_number_of_400_digits_is_compared() -> None:
    (fact,) = compared(["9" * 400], ["9" * 399 + "8"], "en-fr").links[0].facts
    assert fact.left == "9" * 400
    assert "400 figures" in fact.reason
    assert len(fact.reason) < 120


def test_what_stands_in_the_next_link_is_not_missed() -> None:
    left = ["The ferry of 157 metres, which Ada Quill drew, is new.", "It sails from Lorne on Monday."]
    right = ["Le bac est neuf.", "Long de 157 mètres, dessiné par Ada Quill, il part de Lorne lundi."]
    assert told(compared(left, right, "en-fr")) == []
    added = (Link((0,), (0,), "match", 1), Link((), (1,), "added", 1), Link((1,), (2,), "match", 1))
    apart = ["Le bac est neuf.", "Il a 157 mètres.", "Il part lundi."]
    assert told(compared(left, apart, "en-fr", *added)) == []


def test_a_weekday_and_the_date_that_stands_for_it() -> None:
    left, day = ["The council met on Monday."], date(2022, 1, 12)
    assert told(compared(left, ["Le conseil s’est réuni le 10 janvier."], "en-fr", day=day)) == []
    assert told(compared(left, ["Le conseil s’est réuni le 11 janvier."], "en-fr", day=day)) == [
        ("date", "Monday", "janvier"),
    ]
    assert ("date", "Monday", "janvier") not in told(
        compared(left, ["Le conseil s’est réuni le 11 janvier."], "en-fr")
    )


def test_how_much_was_compared_and_what_was_not() -> None:
    changes = compared(["Ada Quill paid 12 euros on Monday."], ["Ada Quill a payé 12 euros lundi."], "en-fr")
    assert {kind: (c.compared, c.differ) for kind, c in changes.checked.items() if c.skipped is None} == {
        "number": (1, 0),
        "date": (1, 0),
        "name": (3, 0),
        "quote": (0, 0),
        "link": (0, 0),
    }
    assert changes.checked["negation"].skipped == "not compared across languages"


@pytest.mark.parametrize(
    ("kind", "left", "right", "says"),
    [
        pytest.param("name", "ja", "zh", "neither Japanese nor Chinese", id="no-capitals"),
        pytest.param("date", "en", "tlh", "not known in tlh", id="no-calendar"),
        pytest.param("name", None, "fr", "language of one text is not known", id="no-language"),
        pytest.param("negation", "en", "fr", "not compared across languages", id="negation"),
    ],
)
def test_what_cannot_be_compared_says_why(
    kind: FactKind, left: str | None, right: str | None, says: str
) -> None:
    assert says in (why_skipped_across(kind, left, right) or "")


def test_names_of_a_text_without_capitals_are_said_to_be_compared_in_part() -> None:
    notes = compared(["船長が話した。"], ["The captain spoke."], "ja-en").notes
    assert any("Japanese does not mark them by capitals" in note for note in notes)


def test_fact_ids_tell_equal_differences_of_a_link_apart() -> None:
    facts = compared(["12, then 12"], ["puis 14, puis 14"], "en-fr").links[0].facts
    assert len({fact.id for fact in facts}) == len(facts) == 2


@given(
    st.lists(st.text(max_size=60), min_size=1, max_size=4),
    st.sampled_from(LANGUAGES),
    st.sampled_from(LANGUAGES),
)
@settings(max_examples=60, deadline=None)
def test_no_text_breaks_it_and_a_text_agrees_with_itself(texts: list[str], left: str, right: str) -> None:
    compared(texts, list(reversed(texts)), f"{left}-{right}")
    same = compared(texts, texts, f"{left}-{left}x")
    assert [f for f in told(same) if f[0] in ("number", "link", "date")] == []


@pytest.mark.parametrize(
    "unit",
    [
        pytest.param("1.2.2031 ", id="dates"),
        pytest.param("12:30 ", id="times"),
        pytest.param("7 ", id="numbers"),
        pytest.param("Ada ", id="names"),
        pytest.param("«", id="opening-marks"),
        pytest.param("x@", id="mail"),
        pytest.param("三", id="numerals"),
        pytest.param("a", id="one-long-word"),
    ],
)
def test_time_grows_with_the_text(unit: str) -> None:
    assert growth(lambda n: compared([unit * n], ["rien"], "en-fr"), 1000) < LINEAR
