"""The workspace: a folder of scenario files, and beside them a database of drafts, kept plans and what was deleted."""
