"""The command `classplan`: one module for each group of commands."""
