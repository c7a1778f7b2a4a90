"""An OpenAI-compatible service as an engine."""
