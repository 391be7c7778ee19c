"""The variables that the rules share."""
