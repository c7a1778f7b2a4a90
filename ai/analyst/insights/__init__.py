"""Each section of the insights, computed from what is known of a customer."""
