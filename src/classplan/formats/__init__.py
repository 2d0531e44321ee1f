"""Third-party file formats, each behind an adapter: papers in, documents out."""
