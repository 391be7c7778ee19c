"""The scenario as integers, for solvers."""
