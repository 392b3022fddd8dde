"""How fast the case page is, beside the same case in other hands: `make bench`."""
