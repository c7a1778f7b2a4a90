"""What a note says: read once, one file a kind of fact, each with its examples."""
