"""The rule families, one file each."""
