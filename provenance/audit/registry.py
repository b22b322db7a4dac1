"""All rules, by id. A new rule is a file in `rules/` and a line here; an id is never used again."""

from __future__ import annotations

from provenance.audit.rule import Rule
from provenance.audit.rules.cr101_missing_translator import MissingTranslator
from provenance.audit.rules.cr102_missing_author import MissingAuthor
from provenance.audit.rules.cr103_missing_editor import MissingEditor
from provenance.audit.rules.cr104_editor_without_change import EditorWithoutChange
from provenance.audit.rules.cr105_change_without_editor import ChangeWithoutEditor
from provenance.audit.rules.cr106_same_person_translates_and_edits import SamePersonTranslatesAndEdits
from provenance.audit.rules.cr107_credit_dropped import CreditDropped
from provenance.audit.rules.cr108_declared_not_printed import DeclaredNotPrinted
from provenance.audit.rules.cr109_printed_not_in_metadata import PrintedNotInMetadata
from provenance.audit.rules.cr110_probable_misspelling import ProbableMisspelling
from provenance.audit.rules.cr111_former_name_printed import FormerNamePrinted
from provenance.audit.rules.cr112_not_a_person import NotAPersonCredited
from provenance.audit.rules.cr113_role_does_not_fit import RoleDoesNotFit
from provenance.audit.rules.cr114_credit_speaks_of_another_language import CreditSpeaksOfAnotherLanguage
from provenance.audit.rules.cr115_credited_twice_differently import CreditedTwiceDifferently
from provenance.audit.rules.cr116_missing_required_role import MissingRequiredRole
from provenance.audit.rules.fa101_number_differs import NumberDiffers
from provenance.audit.rules.fa102_date_differs import DateDiffers
from provenance.audit.rules.fa103_name_differs import NameDiffers
from provenance.audit.rules.fa104_quotation_altered import QuotationAltered
from provenance.audit.rules.fa105_negation_differs import NegationDiffers
from provenance.audit.rules.fa106_correction_missing import CorrectionMissing
from provenance.audit.rules.la101_declared_language_mismatch import DeclaredLanguageMismatch
from provenance.audit.rules.la102_untranslated_paragraphs import UntranslatedParagraphs
from provenance.audit.rules.la103_translation_into_the_same_language import TranslationIntoTheSameLanguage
from provenance.audit.rules.ln101_uncredited_step import UncreditedStep
from provenance.audit.rules.ln102_no_source import NoSource
from provenance.audit.rules.ln103_undisclosed_pivot import UndisclosedPivot
from provenance.audit.rules.ln104_published_before_its_source import PublishedBeforeItsSource
from provenance.audit.rules.ln105_claimed_source_does_not_match import ClaimedSourceDoesNotMatch
from provenance.audit.rules.ln106_heavy_cut import HeavyCut
from provenance.audit.rules.ln107_added_matter_without_reporter import AddedMatterWithoutReporter
from provenance.audit.rules.ln108_published_under_embargo import PublishedUnderEmbargo
from provenance.audit.rules.mt101_undisclosed_machine_translation import UndisclosedMachineTranslation
from provenance.audit.rules.mt102_machine_translation_without_review import MachineTranslationWithoutReview
from provenance.audit.rules.mt103_text_changed_after_review import TextChangedAfterReview
from provenance.audit.rules.st103_live_version_of_cancelled_source import LiveVersionOfCancelledSource
from provenance.audit.rules.st104_live_version_of_withheld_source import LiveVersionOfWithheldSource

RULES: tuple[Rule, ...] = (
    MissingTranslator(),
    MissingAuthor(),
    MissingEditor(),
    EditorWithoutChange(),
    ChangeWithoutEditor(),
    SamePersonTranslatesAndEdits(),
    CreditDropped(),
    DeclaredNotPrinted(),
    PrintedNotInMetadata(),
    ProbableMisspelling(),
    FormerNamePrinted(),
    NotAPersonCredited(),
    RoleDoesNotFit(),
    CreditSpeaksOfAnotherLanguage(),
    CreditedTwiceDifferently(),
    MissingRequiredRole(),
    NumberDiffers(),
    DateDiffers(),
    NameDiffers(),
    QuotationAltered(),
    NegationDiffers(),
    CorrectionMissing(),
    DeclaredLanguageMismatch(),
    UntranslatedParagraphs(),
    TranslationIntoTheSameLanguage(),
    UncreditedStep(),
    NoSource(),
    UndisclosedPivot(),
    PublishedBeforeItsSource(),
    ClaimedSourceDoesNotMatch(),
    HeavyCut(),
    AddedMatterWithoutReporter(),
    PublishedUnderEmbargo(),
    UndisclosedMachineTranslation(),
    MachineTranslationWithoutReview(),
    TextChangedAfterReview(),
    LiveVersionOfCancelledSource(),
    LiveVersionOfWithheldSource(),
)
