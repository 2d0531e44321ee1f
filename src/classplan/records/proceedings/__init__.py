"""Notices and updates: the papers by which the plan changes, and the acts of the bodies on them."""
