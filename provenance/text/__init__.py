"""Texts below the paragraph: normal forms, language tags and detection, tokens, numbers."""
