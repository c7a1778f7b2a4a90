"""How an interaction went: two readers that know nothing of each other, and what both agree on."""
