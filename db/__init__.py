"""The stores: one small gateway and its two implementations."""
