"""Whether a record says what a sentence says: a small model, trained on pairs written for it."""
