"""The class specification: its structure, how it is read, and what is said about its text."""
