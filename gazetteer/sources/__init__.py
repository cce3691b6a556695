"""Readers of the outside sources that the embedded gazetteer is built from."""
