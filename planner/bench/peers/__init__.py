"""Solvers of others, run beside our methods on public sets where they are installed. Nothing else of ours needs them."""
