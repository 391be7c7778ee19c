"""The editor: sections of a scenario, each with a list of what it holds and a form for the chosen one."""
