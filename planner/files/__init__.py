"""Scenarios and plans as files."""
