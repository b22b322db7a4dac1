"""Dossiers and comparisons for pages: the sample family, one of right-to-left texts, a hostile one, a big one."""

# ruff: noqa: E501 - each paragraph stands in one line

from __future__ import annotations

import tempfile
from dataclasses import replace
from datetime import UTC, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

from provenance import Newsroom
from provenance.compare.changes import compare
from provenance.newsroom import stated_facts
from provenance.values import (
    Alignment,
    AuditResult,
    Comparison,
    Credit,
    Derivation,
    Dossier,
    Family,
    Finding,
    Link,
    Paragraph,
    Parent,
    Run,
    Skipped,
    Text,
    Version,
)
from provenance_samples import SAMPLES

NOW = datetime(2025, 3, 14, 9, 30, tzinfo=UTC)

P, L = Paragraph, Link

HOSTILE = (
    "<script>window.ran=1</script>",
    '"><img src=x onerror="window.ran=2">',
    "</title></style></script><svg onload=window.ran=3>",
    "</p></li></ol></section><iframe srcdoc='<script>parent.ran=4</script>'>",
    "javascript:window.ran=5 {{ 7 * 7 }} {% raw %} ${window.ran=6} &lt;b&gt; <!-- x -->",
    "a' autofocus onfocus='window.ran=7' \u202egnp.exe\u202c \u2066\u2069 \x1b[31m \u0007",
)
"""Texts that would act on a page that let them."""

AR = [
    P("headline", "عبّارة فارنهولم تبقى في الميناء بعد العاصفة"),
    P(
        "body",
        "فارنهولم (نورلايت) - بقيت العبّارة الوحيدة إلى جزيرة فارنهولم في الميناء يوم الثلاثاء بعد أن ألحقت عاصفة أضرارا باثني عشر قارب نجاة، وفق مكتب الميناء.",
    ),
    P("body", "وقالت رئيسة الميناء غريتا لوند (Greta Lund): «لا نتوقّع أن تبحر قبل يوم الجمعة 7 مارس»."),
    P("body", "ويعيش في الجزيرة نحو 10,000 نسمة."),
    P("body", "ونُقل الخبز والحليب بالمروحيّة."),
    P("body", "وبُنيت العبّارة عام 1987 في حوض Hartvik AS."),
    P("credit", "ترجمة ليلى حداد"),
]
HE = [
    P("headline", "המעבורת לווארנהולם נשארה בנמל אחרי הסערה"),
    P(
        "body",
        "וארנהולם (נורלייט) - המעבורת היחידה לאי וארנהולם נשארה ביום שלישי בנמל, לאחר שסערה פגעה ב-12 מסירות ההצלה שלה, מסר משרד הנמל.",
    ),
    P("body", "המעבורת נבנתה ב-1987 במספנת Hartvik AS."),
    P(
        "body",
        "״איננו מצפים שהיא תפליג לפני יום שישי, 7 במרץ״, אמרה מנהלת הנמל גרטה לונד (Greta Lund). באי חיים כ-12,000 בני אדם.",
    ),
    P("body", "מועצת האי תתכנס ביום רביעי."),
    P("credit", "תרגום: נועה ברקאי"),
]
HE_2 = [
    *HE[:3],
    P(
        "body",
        "״איננו מצפים שהיא תפליג לפני יום שישי, 14 במרץ״, אמרה מנהלת הנמל גרטה לונד (Greta Lund). באי חיים כ-12,000 תושבים.",
    ),
    HE[4],
    HE[5],
]
EN = [
    P("headline", "Ferry to Varnholm island stays in port after storm"),
    P("body", "VARNHOLM (Norlight) - The only ferry to Varnholm stayed in port on Tuesday after a storm damaged 12 of its lifeboats, the harbour office said."),
    P("body", "\"We don't expect it to sail before Friday, March 7,\" said harbour master Greta Lund."),
    P("body", "About 10,000 people live on the island."),
    P("body", "Bread and milk were flown in by helicopter."),
    P("body", "The ferry was built in 1987 at the Hartvik yard."),
    P("credit", "Reporting by Ana Brook; editing by Max Orde"),
]  # fmt: skip
STRAIGHT = tuple(L((i,), (i,), "match", 0.9) for i in range(7))
AR_HE = (
    L((0,), (0,), "match", 0.9),
    L((1,), (1,), "match", 0.9),
    L((2, 3), (3,), "merged", 0.8),
    L((), (4,), "added", 0.9),
    L((4,), (), "omitted", 0.9),
    L((5,), (2,), "moved", 0.9),
    L((6,), (5,), "match", 0.42),
)
HE_HE = tuple(L((i,), (i,), "match", 0.9) for i in range(6))


def version(ref: str, **recorded: object) -> Version:
    """A version of the ferry story with some facts of its own."""
    article, _, name = ref.partition("@")
    language, _, number = name.partition(".")
    facts: dict[str, object] = {
        "hash": "3fa9c1" + "0" * 58,
        "parents": (),
        "published": "2025-03-04",
        "pubstatus": "usable",
        "registered": "2025-03-06T09:15:00+00:00",
        "title": None,
        "paragraphs": 7,
        "words": 90,
        "held": True,
        "language_declared": language,
        "language_detected": language,
    }
    return Version(ref, article, language, int(number), **(facts | recorded))  # type: ignore[arg-type]


def comparison(left: Text, right: Text, links: tuple[Link, ...]) -> Comparison:
    """Two texts with what changed across these links."""
    one = left.language == right.language
    run = Run("provenance", "0.1.0", "none" if one else "use", "", {}, "1" * 64, "2" * 64)
    changes = compare(
        left.paragraphs,
        right.paragraphs,
        Alignment(links, run),
        left_name=left.name,
        right_name=right.name,
        left_language=left.language,
        right_language=right.language,
    )
    return Comparison(left, right, changes)


def text(of: Version, paragraphs: list[Paragraph]) -> Text:
    """The text of a version."""
    return Text(of.version, tuple(paragraphs), of.language, of)


def ferry() -> Dossier:
    """English to Arabic to Hebrew, one of it withdrawn, one under embargo, one not held."""
    en = version(
        "ferry@en.1",
        title=EN[0].text,
        url="https://example.org/ferry?a=1&b=2",
        credits=(Credit("reporter", "Ana Brook", "Reporting by", paragraph=6), Credit("editor", "Max Orde", "editing by", paragraph=6)),
    )  # fmt: skip
    ar = version(
        "ferry@ar.1",
        title=AR[0].text,
        pubstatus="canceled",
        parents=(Parent("ferry@en.1", "translation", "declared"),),
        credits=(Credit("translator", "ليلى حداد", "ترجمة", paragraph=6),),
    )
    he = version(
        "ferry@he.1",
        title=HE[0].text,
        paragraphs=6,
        parents=(Parent("ferry@ar.1", "translation", "printed"),),
        credits=(Credit("translator", "נועה ברקאי", "תרגום", paragraph=5),),
    )
    he_2 = replace(he, version="ferry@he.2", number=2, published="2025-04-01T06:00:00+00:00", parents=(Parent("ferry@he.1", "edit", "declared"),))  # fmt: skip
    fa = version(
        "ferry@fa.1",
        held=False,
        hash=None,
        paragraphs=0,
        words=0,
        published=None,
        language_detected=None,
        parents=(
            Parent("ferry@ar.1", "adaptation", "traced"),
            Parent("harbour@ar.2", "translation", "assumed"),
        ),
    )
    texts = {v.version: text(v, p) for v, p in ((en, EN), (ar, AR), (he, HE), (he_2, HE_2))}
    steps = (
        Derivation("ferry@ar.1", ar.parents[0], comparison(texts["ferry@en.1"], texts["ferry@ar.1"], STRAIGHT)),
        Derivation("ferry@he.1", he.parents[0], comparison(texts["ferry@ar.1"], texts["ferry@he.1"], AR_HE)),
        Derivation("ferry@he.2", he_2.parents[0], comparison(texts["ferry@he.1"], texts["ferry@he.2"], HE_HE)),
        Derivation("ferry@fa.1", fa.parents[0], missing="ferry@fa.1: its text is not held"),
        Derivation("ferry@fa.1", fa.parents[1], missing="harbour@ar.2: its text is not held"),
    )  # fmt: skip
    findings = (
        Finding(
            "f1",
            "CR101",
            "missing-translator",
            "error",
            "ferry",
            "ferry@fa.1",
            None,
            "This version is recorded as made from Arabic, but nobody is credited as its translator.",
            {"sources": "ferry@ar.1"},
            'ask the desk; then: provenance amend ferry@fa.1 --credit "translator=NAME" --reason "say why"',
        ),
        Finding(
            "f2",
            "CR107",
            "credit-dropped",
            "warning",
            "ferry",
            "ferry@he.1",
            5,
            "The credit of ليلى حداد is gone.",
            {"credit_line": HE[5].text},
        ),
    )
    audit = AuditResult(
        findings,
        (Skipped("LA101", "ferry@fa.1", "its text is not held"),),
        {"error": 1, "warning": 1, "info": 0},
    )
    family = Family("ferry", (en, ar, he, he_2, fa), {r: t.paragraphs for r, t in texts.items()})
    return Dossier(family, steps, audit, NOW)


def hostile() -> Dossier:
    """The ferry's dossier with texts, names, titles and findings that attack the page."""
    calm = ferry()
    attack = " ".join(HOSTILE)

    def attacked(v: Version) -> Version:
        return replace(
            v,
            title=HOSTILE[2] + v.version,
            url="javascript:window.ran=8",
            desk=attack,
            credits=(Credit("translator", attack, attack, language="fr"), Credit("editor", HOSTILE[5])),
        )

    versions = {v.version: attacked(v) for v in calm.family.versions}
    steps = []
    for step in calm.derivations:
        if step.comparison is not None:
            sides = [
                replace(
                    side,
                    paragraphs=tuple(
                        replace(p, text=f"{HOSTILE[k % len(HOSTILE)]} {p.text}")
                        for k, p in enumerate(side.paragraphs)
                    ),
                    version=versions[side.name],
                )
                for side in (step.comparison.left, step.comparison.right)
            ]
            links = tuple(c.link for c in step.comparison.changes.links)
            step = replace(step, comparison=comparison(sides[0], sides[1], links))  # noqa: PLW2901
        steps.append(step)
    findings = tuple(
        replace(f, message=attack, evidence={attack: attack}, hint=attack) for f in calm.audit.findings
    )
    audit = replace(calm.audit, findings=findings, skipped=(Skipped("LA101", attack, attack),))
    family = replace(calm.family, article="ferry", versions=tuple(versions.values()))
    return Dossier(family, tuple(steps), audit, NOW)


def big(versions: int = 5, paragraphs: int = 300) -> Dossier:
    """A long story in many versions, each made from the one before."""
    sentence = "The council met again on Wednesday and heard from the harbour office about the {n} boats that were damaged in the storm of Tuesday night. "
    texts = []
    for number in range(1, versions + 1):
        parents = (Parent(f"long@en.{number - 1}", "edit", "declared"),) if number > 1 else ()
        recorded = version(f"long@en.{number}", title="A long story", parents=parents, paragraphs=paragraphs)
        body = [
            P("body", (sentence.format(n=n + (number if n % 9 == 0 else 0)) * 4).strip())
            for n in range(paragraphs)
        ]
        texts.append(text(recorded, body))
    links = tuple(L((i,), (i,), "match", 0.9) for i in range(paragraphs))
    steps = [
        Derivation(b.name, b.version.parents[0], comparison(a, b, links))
        for a, b in pairwise(texts)
        if b.version
    ]
    family = Family(
        "long", tuple(t.version for t in texts if t.version), {t.name: t.paragraphs for t in texts}
    )
    return Dossier(family, tuple(steps), AuditResult((), (), {}), NOW)


@cache
def sample() -> Dossier:
    """The sample family, registered, aligned and audited as a user would."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        newsroom = Newsroom(str(folder / "provenance.db"), by="ana", clock=lambda: NOW)
        newsroom.create()
        for item in SAMPLES:
            file = folder / item.name
            file.write_bytes(item.file.read_bytes())
            options = dict(zip(item.options[::2], item.options[1::2], strict=True))
            facts = stated_facts(
                translation_of=[v for k, v in options.items() if k == "--translation-of"],
                published=options.get("--published"),
            )
            newsroom.register([str(file)], facts)
        return newsroom.dossier("ostrell-dam")
