"""Plans the run-up to a summit: meetings, people, travel and permits solved together, with proof."""
