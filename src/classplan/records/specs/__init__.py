"""Class specifications: the versions in force from a day on, and search over their text."""
