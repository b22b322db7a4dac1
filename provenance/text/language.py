"""Language detection by langdetect, seeded, where "unsure" is an answer.

N. Shuyo, "Language Detection Library for Java" (2010): a naive Bayes classifier over character n-grams that
draws them at random. Its probability is no confidence: languages it does not know come out as a neighbour
with 0.99999. Hence the checks here: a smallest length by script, agreement between its seven trials, and
letters that the language it names does not have.

`langdetect-rs` gives the same answers some thirty times faster, and is used where it is installed.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from typing import Final

from provenance.text.scripts import count_scripts
from provenance.text.tags import primary

_langdetect = import_module("langdetect_rs" if find_spec("langdetect_rs") else "langdetect")
_langdetect.DetectorFactory.seed = 0


@dataclass(frozen=True, slots=True)
class DetectionOptions:
    """When an answer of langdetect is taken.

    Attributes:
        alphabetic_letters: Letters needed where a script writes sounds; below 40 it errs.
        ideographs: Letters needed where a text is mostly Han, kana or Hangul, which say more each.
        probability: In [0, 1]; langdetect averages seven trials, so 0.85 lets one of them dissent.
        foreign_share: In [0, 1]; share of letters foreign to the named language above which it is not
            believed. Serbian has about 0.009 of ћ and ђ, Galician about 0.003 of ñ.
        kana_share: In [0, 1]; share of kana up to which a text in Han is Chinese; Japanese has about half.
        sample: Code points looked at; langdetect itself stops at 10,000.
    """

    alphabetic_letters: int = 40
    ideographs: int = 14
    probability: float = 0.85
    foreign_share: float = 0.002
    kana_share: float = 0.05
    sample: int = 10_000


DEFAULT: Final = DetectionOptions()

_PROFILES = """
    af ar bg bn ca cs cy da de el en es et fa fi fr gu he hi hr hu id it ja kn ko lt lv mk ml mr ne nl no pa
    pl pt ro ru sk sl so sq sv sw ta te th tl tr uk ur vi zh
"""
KNOWN: Final = frozenset(_PROFILES.split())
"""Primary subtags of langdetect's 55 profiles (zh-cn and zh-tw are two of them)."""

_ALSO_KNOWN = {"nb": "no", "fil": "tl", "cmn": "zh", "arb": "ar", "pes": "fa"}
_IDEOGRAPHIC = ("Han", "Kana", "Hangul")
_LATIN = frozenset({"Latin"})
# Scripts of what is not written in Latin; for a script it lacks, langdetect names some neighbour.
_SCRIPTS = {
    language: frozenset(scripts)
    for scripts, languages in (
        (("Arabic",), "ar fa ur"),
        (("Bengali",), "bn"),
        (("Cyrillic",), "bg mk ru uk"),
        (("Devanagari",), "hi mr ne"),
        (("Greek",), "el"),
        (("Gujarati",), "gu"),
        (("Gurmukhi",), "pa"),
        (("Hangul",), "ko"),
        (("Hebrew",), "he"),
        (("Kana", "Han"), "ja"),
        (("Kannada",), "kn"),
        (("Malayalam",), "ml"),
        (("Tamil",), "ta"),
        (("Telugu",), "te"),
        (("Thai",), "th"),
    )
    for language in languages.split()
}
# Frequent characters that were simplified, and the same as they were before.
_SIMPLIFIED = (
    "们这为国会说时对发后经过还动个长东来见进种关现问间从两应没与将总实议区样战报员给让记专业务认数书万"
)
_TRADITIONAL = (
    "們這為國會說時對發後經過還動個長東來見進種關現問間從兩應沒與將總實議區樣戰報員給讓記專業務認數書萬"
)

# Letters that no language it knows has: Icelandic comes out as Hungarian, Norwegian, Danish or Swedish.
_UNKNOWN_LETTERS = "þð"

# Letters of unknown languages that would come out as the key.
_FOREIGN_LETTERS = {
    "mk": "ђћщъыэ",
    "bg": "ђћјљњџыэіїўәғқңөұүһ",
    "ru": "ђћјљњџіїўәғқңөұүһөӣӯ",
    "uk": "ўыэъәғқңөұүһ",
    "tr": "əñţ",
    "pt": "ñ",
    "ar": "ێۆڕڵپچگژ",
    "fa": "ێۆڕڵټډړښځڅ",
    "ur": "ټډړښځڅ",
}


def detect(text: str, options: DetectionOptions = DEFAULT) -> str | None:
    """The BCP 47 tag of a text's language; None means unsure. The same text always gives the same answer.

    Chinese is `zh-Hans` or `zh-Hant`; Norwegian is `no`, as newsrooms write it, and the same
    language as `nb` to `same_language`.
    """
    sample = text[: options.sample]
    letters = Counter(filter(str.isalpha, sample))
    scripts = count_scripts(letters)
    count = letters.total()
    ideographs = sum(scripts[script] for script in _IDEOGRAPHIC)
    if count < (options.ideographs if ideographs * 2 >= count else options.alphabetic_letters):
        return None
    if sum(number for letter, number in letters.items() if letter.isupper()) * 2 > count:
        sample = sample.lower()  # langdetect leaves words of capitals out
    if scripts["Han"] * 2 > count and scripts["Kana"] <= options.kana_share * count:
        return _chinese(sample)
    named = _most_probable(sample, options.probability)
    if named is None or scripts.most_common(1)[0][0] not in _SCRIPTS.get(named, _LATIN):
        return None
    foreign_letters = _UNKNOWN_LETTERS + _FOREIGN_LETTERS.get(named, "")
    foreign = sum(letters[letter] + letters[letter.upper()] for letter in foreign_letters)
    return named if foreign <= options.foreign_share * count else None


def knows(tag: str) -> bool:
    """Whether langdetect has a profile of this language, so that its silence or dissent means something."""
    subtag = primary(tag)
    return _ALSO_KNOWN.get(subtag, subtag) in KNOWN


def _most_probable(sample: str, least: float) -> str | None:
    try:
        best = _langdetect.detect_langs(sample)[0]
    except (_langdetect.LangDetectException, IndexError):
        return None
    return str(best.lang) if best.prob >= least else None


def _chinese(sample: str) -> str | None:
    """Whether Han text is simplified or traditional: langdetect takes short traditional texts for Korean."""
    simplified = sum(map(sample.count, _SIMPLIFIED))
    traditional = sum(map(sample.count, _TRADITIONAL))
    if simplified == traditional:
        return None
    return "zh-Hans" if simplified > traditional else "zh-Hant"
