"""Search: a plan at once, and better ones by taking a part of it away and putting it back; it knows no solver."""
