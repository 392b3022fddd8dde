"""Other homes for the same content."""
