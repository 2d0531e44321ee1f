"""Papers that the office issues: what each is filled with, and the issued ones, frozen by their checksums."""
