"""Import of what other programs export: read here, shown, and saved only once the rep says so."""
