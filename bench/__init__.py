"""The figures to reach, measured: `python -m bench` (`make bench`). What is compared with what: docs/reference/bench.md."""
