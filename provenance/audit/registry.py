"""All rules, by id. A new rule is a file in `rules/` and a line here; an id is never used again."""

from __future__ import annotations

from provenance.audit.rule import Rule
from provenance.audit.rules.cr101_missing_translator import MissingTranslator
from provenance.audit.rules.cr102_missing_author import MissingAuthor
from provenance.audit.rules.cr107_credit_dropped import CreditDropped
from provenance.audit.rules.cr114_credit_speaks_of_another_language import CreditSpeaksOfAnotherLanguage
from provenance.audit.rules.la101_declared_language_mismatch import DeclaredLanguageMismatch
from provenance.audit.rules.ln101_uncredited_step import UncreditedStep
from provenance.audit.rules.ln102_no_source import NoSource

RULES: tuple[Rule, ...] = (
    MissingTranslator(),
    MissingAuthor(),
    CreditDropped(),
    CreditSpeaksOfAnotherLanguage(),
    DeclaredLanguageMismatch(),
    UncreditedStep(),
    NoSource(),
)
