"""The JSON shapes: plain dicts and lists from values; paragraphs count from 0.

Imports nothing heavy. Scores are rounded, to `writing.DIGITS`, so that what is printed does not hang on the
last bits of a sum.
"""

from provenance.reports.json.audit import audit_json, rules_json, waivers_json
from provenance.reports.json.changes import diff_json
from provenance.reports.json.credits import credits_json, text_credits_json
from provenance.reports.json.links import align_json, decisions_json, pins_json
from provenance.reports.json.people import decided_json, people_json, proposals_json
from provenance.reports.json.versions import (
    history_json,
    list_json,
    log_json,
    register_json,
    show_json,
    version_json,
)
from provenance.reports.json.writing import dumps, line

__all__ = [
    "align_json",
    "audit_json",
    "credits_json",
    "decided_json",
    "decisions_json",
    "diff_json",
    "dumps",
    "history_json",
    "line",
    "list_json",
    "log_json",
    "people_json",
    "pins_json",
    "proposals_json",
    "register_json",
    "rules_json",
    "show_json",
    "text_credits_json",
    "version_json",
    "waivers_json",
]
