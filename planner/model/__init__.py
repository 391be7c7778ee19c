"""The constraint model of a problem."""
