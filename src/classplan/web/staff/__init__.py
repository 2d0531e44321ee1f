"""The desk: where the office works. Each part has its own module of views and addresses."""
