"""Writing a specification: a section as plain text and back, a draft of many sections, two edits merged."""
