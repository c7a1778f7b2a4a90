"""Whether a sentence tells what must never be overlooked, learnt from records and their musts."""
