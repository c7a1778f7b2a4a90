"""Which things of a sentence are liked, and which are not: learnt from written records."""
