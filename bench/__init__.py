"""How fast the case page is, and how fast the book is built, beside others: `make bench`."""
