"""The pure part of the editor: forms and tables of every part of a scenario, and the generous reading of what people type."""
