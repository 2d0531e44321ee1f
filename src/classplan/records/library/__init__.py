"""Originals of papers, kept as they came, by checksum."""
