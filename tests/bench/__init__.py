"""How fast and how large things are, measured: `make bench`."""
