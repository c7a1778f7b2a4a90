"""Which kinds of fact a sentence holds, learnt from sentences that were written for it."""
