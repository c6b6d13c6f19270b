"""The block that is filled in: what looks like a blank becomes a field."""
