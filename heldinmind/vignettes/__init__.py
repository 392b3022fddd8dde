"""Cases: their shape, how they are read and played, and what must hold of each."""
