"""Small mistakes made on purpose, to see which of them the tests notice."""
