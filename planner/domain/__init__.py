"""What is asked: the scenario and its parts, patches, clocks and calendars."""
