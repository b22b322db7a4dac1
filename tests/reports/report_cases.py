"""An invented family of versions for the reports: English, French, Spanish, Japanese, Arabic, Chinese."""

# ruff: noqa: E501 - each paragraph stands in one line

from __future__ import annotations

from typing import Any

from provenance.compare.changes import compare
from provenance.values import (
    Alignment,
    AuditResult,
    Changes,
    Credit,
    CreditReading,
    Dateline,
    Finding,
    HistoryEntry,
    Link,
    MachineNotice,
    Paragraph,
    Parent,
    Run,
    Skipped,
    Version,
)

P, L = Paragraph, Link

WITHIN = Run("provenance", "0.1.0", "none", "", {"b": 2, "a": 0.5}, "1" * 64, "2" * 64)
ACROSS = Run("provenance", "0.1.0", "use", "d1", {}, "1" * 64, "3" * 64)

EN_1 = [
    P("headline", "Ferry to Varnholm island stays in port after storm"),
    P("byline", "By Ana Brook and Tom Hale"),
    P(
        "body",
        "The only ferry to Varnholm stayed in port on Tuesday after a storm damaged 12 of its lifeboats, the harbour office said.",
    ),
    P(
        "body",
        "About 10,000 people live on the island. “We don’t expect it to sail before Friday,” said harbour master Greta Lund.",
    ),
    P("body", "Bread and milk were flown in by helicopter."),
    P("body", "The council will meet on Wednesday. It has not asked for help."),
    P("body", "The ferry was built in 1987."),
    P("credit", "Editing by Max Orde"),
    P("boilerplate", "Read more stories like this on our website"),
]
EN_2 = [
    P("headline", "Ferry to Varnholm island stays in port after storm"),
    P("byline", "By Ana Brook and Tom Hale"),
    P(
        "body",
        "The only ferry to Varnholm stayed in port on Tuesday after a storm damaged 14 of its lifeboats, the harbour office said.",
    ),
    P("body", "The ferry was built in 1987."),
    P(
        "body",
        'About 10,000 people live on the island. "We do not expect the boat to sail before Saturday," said harbour master Greta Holm.',
    ),
    P("body", "The council will meet on Wednesday and has asked the coast guard for help."),
    P("body", "A second ferry is to arrive next week."),
    P("correction", "(Corrects number of lifeboats in paragraph 2)"),
    P("credit", "Editing by Lea Morin"),
    P("boilerplate", "Read more stories like this on our website"),
]
EN_EN = Alignment(
    (
        L((0,), (0,), "match", 1.0),
        L((1,), (1,), "match", 1.0),
        L((2,), (2,), "match", 0.97),
        L((3,), (4,), "match", 0.8),
        L((4,), (), "omitted", 0.9),
        L((5,), (5,), "match", 0.6),
        L((), (6,), "added", 0.9),
        L((), (7,), "added", 0.9),
        L((6,), (3,), "moved", 1.0),
        L((7,), (8,), "match", 0.7),
        L((8,), (9,), "match", 1.0),
    ),
    WITHIN,
)

FR = [
    P("headline", "Le bac de Varnholm reste à quai après la tempête"),
    P(
        "body",
        "L’unique bac vers l’île de Varnholm est resté à quai mardi après qu’une tempête a endommagé douze de ses canots, a indiqué la capitainerie. L’île compte environ 10 000 habitants. « Nous ne pensons pas qu’il reparte avant vendredi », a dit la capitaine du port, Greta Lund.",
    ),
    P(
        "body",
        "VARNHOLM, 4 mars (Agence) – Le conseil se réunira mercredi.",
        dateline=Dateline(0, 28, "VARNHOLM", "Agence", "4 mars"),
    ),
    P("credit", "Version française Lea Morin, édité par Max Orde"),
]
EN_FR = Alignment(
    (
        L((0,), (0,), "match", 0.9),
        L((1,), (), "omitted", 0.9),
        L((2, 3), (1,), "merged", 0.82),
        L((4,), (), "omitted", 0.9),
        L((5,), (2,), "match", 0.41),
        L((6,), (), "omitted", 0.9),
        L((7,), (3,), "match", 0.7),
        L((8,), (), "omitted", 0.9),
    ),
    ACROSS,
)

AR = [
    P("headline", "عبّارة فارنهولم تبقى في الميناء بعد العاصفة"),
    P(
        "body",
        "بقيت العبّارة الوحيدة إلى جزيرة فارنهولم في الميناء يوم الثلاثاء بعد أن ألحقت عاصفة أضرارا باثني عشر قارب نجاة، وفق مكتب الميناء (Varnholm).",
    ),
]
ZH = [
    P("headline", "风暴过后，开往瓦恩霍姆岛的渡轮停航"),
    P(
        "body",
        "港务局表示，周二一场风暴损坏了12艘救生艇，开往瓦恩霍姆的唯一渡轮停在港内。“我们预计周五之前不会开航”，港口负责人格蕾塔·伦德（Greta Lund）说。",
    ),
]
JA = [
    P("headline", "嵐でヴァルンホルム島行きフェリーが欠航"),
    P(
        "body",
        "ヴァルンホルム島への唯一のフェリーは火曜日、嵐で救命艇１２隻が損傷したため出航を見合わせた。港湾事務所が明らかにした。",
    ),
]
JA_2 = [
    JA[0],
    P(
        "body",
        "ヴァルンホルム島への唯一のフェリーは水曜日、嵐で救命艇１４隻が損傷したため出航を見合わせた。港湾事務所が発表した。",
    ),
]
TWO = Alignment((L((0,), (0,), "match", 0.9), L((1,), (1,), "match", 0.8)), ACROSS)


def changes_of(name: str) -> tuple[Changes, list[Paragraph], list[Paragraph]]:
    """What changed between two of the texts, with both."""
    sides = {
        "within": (EN_1, EN_2, EN_EN, "ferry@en.1", "ferry@en.2"),
        "across": (EN_1, FR, EN_FR, "ferry@en.1", "ferry@fr.1"),
        "arabic-chinese": (AR, ZH, TWO, "ferry@ar.1", "ferry@zh.1"),
        "japanese": (JA, JA_2, Alignment(TWO.links, WITHIN), "ferry@ja.1", "ferry@ja.2"),
    }
    left, right, alignment, left_name, right_name = sides[name]
    changes = compare(
        left,
        right,
        alignment,
        left_name=left_name,
        right_name=right_name,
        left_language=left_name[6:8],
        right_language=right_name[6:8],
    )
    return changes, left, right


def a_version(ref: str, lang: str, **recorded: object) -> Version:
    """A version with some facts of its own."""
    article, _, number = ref.partition("@")
    facts: dict[str, Any] = dict(  # noqa: C408
        hash="3fa9c1" + "0" * 58,
        parents=(),
        published=None,
        pubstatus="usable",
        registered="2026-03-06T09:15:00+00:00",
        title=None,
        paragraphs=14,
        words=412,
        held=True,
        language_declared=lang,
        language_detected=lang,
    )
    return Version(ref, article, lang, int(number[-1]), **(facts | recorded))


VERSIONS = [
    a_version(
        "ferry@en.1",
        "en",
        published="2026-03-04",
        title="Ferry to Varnholm island stays in port after storm",
        credits=(
            Credit("reporter", "Ana Brook"),
            Credit("reporter", "Tom Hale"),
            Credit("editor", "Max Orde"),
        ),
    ),
    a_version(
        "ferry@en.2",
        "en",
        published="2026-03-04T18:00:00+00:00",
        parents=(Parent("ferry@en.1", "edit"),),
        title="Ferry to Varnholm island stays in port after storm (corrected)",
        credits=(Credit("editor", "Lea Morin"),),
    ),
    a_version(
        "ferry@fr.1",
        "fr",
        parents=(Parent("ferry@en.1", "translation", "printed"),),
        title="Le bac de Varnholm reste à quai après la tempête",
        credits=(
            Credit(
                "translator",
                "Lea Morin",
                label="Version française",
                language="fr",
                paragraph=3,
                person="lea-morin",
            ),
            Credit("editor", "Max Orde", label="édité par", paragraph=3, confidence=0.6, person="max-orde"),
        ),
    ),
    a_version(
        "ferry@es.1",
        "es",
        held=False,
        hash=None,
        paragraphs=0,
        words=0,
        language_detected=None,
        parents=(Parent("ferry@fr.1", "translation"),),
    ),
    a_version(
        "ferry@en.3",
        "en",
        pubstatus="withheld",
        parents=(Parent("ferry@es.1", "translation", "traced"), Parent("ferry@en.2", "edit")),
        machine=MachineNotice("TransTool", "raw", 4),
        title="Tub of Varnholm remains at dock",
    ),
    a_version(
        "ferry@ja.1",
        "ja",
        parents=(Parent("ferry@en.1", "translation"),),
        language_detected="zh",
        title="嵐でヴァルンホルム島行きフェリーが欠航、再開は早くても金曜日の見通し",
        credits=(Credit("translator", "佐原みどり"),),
    ),
    a_version(
        "ferry@ar.1",
        "ar",
        parents=(Parent("ferry@fr.1", "translation"),),
        title="عبّارة فارنهولم تبقى في الميناء بعد العاصفة",
        credits=(Credit("translator", "ليلى حداد"),),
    ),
]
AUDIT = AuditResult(
    (
        Finding(
            "a1",
            "CR101",
            "missing-translator",
            "error",
            "ferry",
            "ferry@en.3",
            None,
            "This version is recorded as a translation from Spanish, but nobody is credited as its translator.",
            {"sources": "ferry@es.1"},
            "provenance amend ferry@en.3 --credit translator=NAME --reason WHY",
        ),
        Finding(
            "a2",
            "CR114",
            "credit-speaks-of-another-language",
            "error",
            "ferry",
            "ferry@en.3",
            13,
            "The credit line speaks of a French version, yet this text is English.",
            {
                "credit_line": "Report Ana Brook, French version Lea Morin, edited by Max Orde",
                "credited_language": "French",
                "text_language": "English (declared and detected)",
            },
            "correct the credit line where the text is published; once it is known who made the English version: provenance amend ferry@en.3 --credit translator=NAME --reason WHY",
        ),
        Finding(
            "a3",
            "LN102",
            "no-source",
            "warning",
            "harbour-fees",
            "harbour-fees@de.1",
            None,
            "A German text with a printed translator, but no source.",
            {},
            "",
        ),
    ),
    (Skipped("LA101", "ferry@is.1", "langdetect does not know Icelandic"),),
    {"error": 2, "warning": 1, "info": 0},
)
HISTORY = [
    HistoryEntry(
        1,
        "2026-03-06T09:15:00+00:00",
        "greta",
        "register",
        "ferry@en.1",
        {"hash": "3fa9", "credits": [1, 2, 3], "title": "Ferry to Varnholm island stays in port"},
        "00",
    ),
    HistoryEntry(
        2,
        "2026-03-06T09:18:00+00:00",
        "greta",
        "amend",
        "ferry@fr.1",
        {"reason": "translator confirmed by the desk"},
        "00",
    ),
    HistoryEntry(3, "2026-03-07T09:18:00+00:00", "max", "amend", "ferry@fr.1", None, "00"),
]

READING = CreditReading(VERSIONS[2].credits, MachineNotice("TransTool", "post-edited", 4))
