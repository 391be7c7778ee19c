"""What is answered: the plan, and the difference between two."""
