"""What the AI can be asked: one file a feature."""
