"""Which sentences of a record call for a follow-up, learnt from records and their reminders."""
