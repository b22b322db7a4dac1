"""Language tags: their standard form, their primary subtag, and their English names."""

from __future__ import annotations

from typing import Literal

from provenance.errors import UsageError
from provenance.text.normalise import printable

UNDETERMINED = "und"
"""The tag of a text whose language is neither declared nor detected (BCP 47)."""

_NORWEGIAN = frozenset({"no", "nb", "nn"})
_WRITTEN_AS = {"cmn": "zh", "arb": "ar", "pes": "fa", "fil": "tl", "ekk": "et", "lvs": "lv", "zsm": "ms"}

_NAMES = {
    "af": "Afrikaans", "am": "Amharic", "ar": "Arabic", "az": "Azerbaijani", "be": "Belarusian",
    "bg": "Bulgarian", "bn": "Bengali", "br": "Breton", "bs": "Bosnian", "ca": "Catalan", "cs": "Czech",
    "cy": "Welsh", "da": "Danish", "de": "German", "el": "Greek", "en": "English", "eo": "Esperanto",
    "es": "Spanish", "et": "Estonian", "eu": "Basque", "fa": "Persian", "fi": "Finnish", "fil": "Filipino",
    "fr": "French", "ga": "Irish", "gl": "Galician", "gu": "Gujarati", "ha": "Hausa", "he": "Hebrew",
    "hi": "Hindi", "hr": "Croatian", "hu": "Hungarian", "hy": "Armenian", "id": "Indonesian", "ig": "Igbo",
    "is": "Icelandic", "it": "Italian", "ja": "Japanese", "ka": "Georgian", "kk": "Kazakh", "km": "Khmer",
    "kn": "Kannada", "ko": "Korean", "ku": "Kurdish", "ky": "Kyrgyz", "la": "Latin", "lb": "Luxembourgish",
    "lo": "Lao", "lt": "Lithuanian", "lv": "Latvian", "mk": "Macedonian", "ml": "Malayalam",
    "mn": "Mongolian", "mr": "Marathi", "ms": "Malay", "mt": "Maltese", "my": "Burmese",
    "nb": "Norwegian Bokmål", "ne": "Nepali", "nl": "Dutch", "nn": "Norwegian Nynorsk", "no": "Norwegian",
    "pa": "Punjabi", "pl": "Polish", "ps": "Pashto", "pt": "Portuguese", "rm": "Romansh", "ro": "Romanian",
    "ru": "Russian", "si": "Sinhala", "sk": "Slovak", "sl": "Slovenian", "so": "Somali", "sq": "Albanian",
    "sr": "Serbian", "sv": "Swedish", "sw": "Swahili", "ta": "Tamil", "te": "Telugu", "th": "Thai",
    "tl": "Tagalog", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "uz": "Uzbek", "vi": "Vietnamese",
    "yi": "Yiddish", "yo": "Yoruba", "zh": "Chinese", "zu": "Zulu", "und": "undetermined language",
    "en-US": "American English", "en-GB": "British English", "fr-CA": "Canadian French",
    "pt-BR": "Brazilian Portuguese", "zh-Hans": "Simplified Chinese", "zh-CN": "Simplified Chinese",
    "zh-Hant": "Traditional Chinese", "zh-TW": "Traditional Chinese",
}  # fmt: skip
_RIGHT_TO_LEFT = frozenset({
    "ar", "arb", "arc", "ary", "arz", "azb", "bal", "ckb", "dv", "fa", "glk", "he", "iw", "ks", "lrc", "mzn",
    "nqo", "pes", "pnb", "prs", "ps", "sd", "skr", "syr", "ug", "ur", "yi",
})  # fmt: skip
_RIGHT_TO_LEFT_SCRIPTS = frozenset(
    {"adlm", "arab", "aran", "hebr", "mand", "nkoo", "rohg", "samr", "syrc", "thaa"}
)


def standard_tag(tag: str) -> str:
    """The standard form of a BCP 47 tag: `fr_ca` gives `fr-CA`.

    Raises:
        UsageError: If it is not a tag, or its language is not a registered one.
    """
    import langcodes  # noqa: PLC0415 - its tables take 30 ms, and most calls check no tag

    hint = "give a BCP 47 tag such as fr, pt-BR or zh-Hant"
    try:
        standard = langcodes.standardize_tag(tag.strip())
    except ValueError:
        raise UsageError(f"'{printable(tag[:60])}' is not a language tag", hint) from None
    if not langcodes.Language.get(standard).is_valid():
        raise UsageError(f"'{printable(tag[:60])}' is no registered language", hint)
    return standard


def primary(tag: str) -> str:
    """The primary subtag, lower case: `pt-BR` gives `pt`."""
    return tag.replace("_", "-").split("-", 1)[0].lower()


def same_language(a: str, b: str) -> bool:
    """Whether two tags name one language, by primary subtag.

    `no` covers Bokmål (`nb`) and Nynorsk (`nn`), which differ from one another; a macrolanguage and the
    member that is meant by it (`zh`, `cmn`) are one.
    """
    left, right = (_WRITTEN_AS.get(primary(tag), primary(tag)) for tag in (a, b))
    if left in _NORWEGIAN and right in _NORWEGIAN:
        return left == right or "no" in (left, right)
    return left == right


def language_name(tag: str) -> str:
    """English name for use in prose; the tag itself where the table has none."""
    return _NAMES.get(tag) or _NAMES.get(primary(tag)) or tag


def direction(tag: str | None) -> Literal["ltr", "rtl", "auto"]:
    """The direction in which a language is written, as HTML calls it; `auto` where it is not known.

    A script in the tag decides over the language: `az-Arab` is right to left, `ur-Latn` left to right.
    """
    if tag is None or primary(tag) == UNDETERMINED:
        return "auto"
    language, *rest = tag.replace("_", "-").lower().split("-")
    script = next((part for part in rest if len(part) == 4 and part.isalpha()), None)
    if script is not None:
        return "rtl" if script in _RIGHT_TO_LEFT_SCRIPTS else "ltr"
    return "rtl" if language in _RIGHT_TO_LEFT else "ltr"
