"""How fast the case page is, how fast the book is built and a group's records are read: `make bench`."""
