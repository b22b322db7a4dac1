"""Reports for people: text for a terminal of a given width, with or without colour.

Paragraphs count from 1. Every text of a document is shown through `printable`, so that it cannot act on the
terminal.
"""
