"""The built-in analyst's rules: each section of the insights computed from a client's records."""
