"""The records: Django apps that store what was decided. `models` hold, `selectors` read, `services` write."""
