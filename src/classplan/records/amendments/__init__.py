"""Live amendments: drafts, their road through the bodies, and the public's part in it."""
