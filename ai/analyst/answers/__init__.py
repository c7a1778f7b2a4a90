"""What the built-in analyst answers in a chat: which question it is, and what the records say."""
