"""Question sets and reflections: their shape, how they are read and marked."""
