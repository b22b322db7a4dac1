"""All rules, by id. A new rule is a file in `rules/` and a line here; an id is never used again."""

from __future__ import annotations

from provenance.audit.rule import Rule
from provenance.audit.rules.cr101_missing_translator import MissingTranslator
from provenance.audit.rules.cr102_missing_author import MissingAuthor
from provenance.audit.rules.cr107_credit_dropped import CreditDropped
from provenance.audit.rules.cr114_credit_speaks_of_another_language import CreditSpeaksOfAnotherLanguage
from provenance.audit.rules.fa101_number_differs import NumberDiffers
from provenance.audit.rules.fa102_date_differs import DateDiffers
from provenance.audit.rules.fa103_name_differs import NameDiffers
from provenance.audit.rules.fa104_quotation_altered import QuotationAltered
from provenance.audit.rules.fa105_negation_differs import NegationDiffers
from provenance.audit.rules.fa106_correction_missing import CorrectionMissing
from provenance.audit.rules.la101_declared_language_mismatch import DeclaredLanguageMismatch
from provenance.audit.rules.ln101_uncredited_step import UncreditedStep
from provenance.audit.rules.ln102_no_source import NoSource
from provenance.audit.rules.ln106_heavy_cut import HeavyCut
from provenance.audit.rules.ln107_added_matter_without_reporter import AddedMatterWithoutReporter

RULES: tuple[Rule, ...] = (
    MissingTranslator(),
    MissingAuthor(),
    CreditDropped(),
    CreditSpeaksOfAnotherLanguage(),
    NumberDiffers(),
    DateDiffers(),
    NameDiffers(),
    QuotationAltered(),
    NegationDiffers(),
    CorrectionMissing(),
    DeclaredLanguageMismatch(),
    UncreditedStep(),
    NoSource(),
    HeavyCut(),
    AddedMatterWithoutReporter(),
)
