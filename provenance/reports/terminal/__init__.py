"""Reports for people: text for a terminal of a given width, with or without colour.

Paragraphs count from 1. Every text of a document is shown through `printable`, so that it cannot act on the
terminal.
"""

from provenance.reports.terminal.align import align_text
from provenance.reports.terminal.audit import audit_text
from provenance.reports.terminal.diff import diff_text
from provenance.reports.terminal.lists import history_text, list_text, register_text
from provenance.reports.terminal.log import log_text
from provenance.reports.terminal.show import credits_text, show_text

__all__ = [
    "align_text",
    "audit_text",
    "credits_text",
    "diff_text",
    "history_text",
    "list_text",
    "log_text",
    "register_text",
    "show_text",
]
