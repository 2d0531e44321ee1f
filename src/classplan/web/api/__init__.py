"""The public read API: what the pages show, for programs, under the same addresses with `.json` behind."""
