"""Readers: bytes of plain text, Markdown or HTML in, a `Document` out."""

from provenance.readers.files import SUPPORTED, read_bytes, read_file

__all__ = ["SUPPORTED", "read_bytes", "read_file"]
