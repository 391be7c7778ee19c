"""What stands on the pages of a plan and of a comparison, as functions of a scenario and a plan; they know no page."""
