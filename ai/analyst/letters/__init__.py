"""The built-in analyst's letters: what a client's records give, and the sentences around it."""
