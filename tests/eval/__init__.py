"""Scores an engine on notes, client files and hostile notes of our own: python -m tests.eval."""
