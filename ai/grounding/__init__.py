"""Checks what an engine answers against the records, before anybody sees it."""
