"""Clackamas County: the printed form of its classifications. Its rules and layouts come with its pack."""
