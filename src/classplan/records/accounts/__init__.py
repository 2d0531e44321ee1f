"""Who works here: the office and, later, its people and their powers."""
