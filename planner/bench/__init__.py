"""Comparisons: the product, a plain model and a greedy one, side by side on made-up summits and on the study's instances."""
