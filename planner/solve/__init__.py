"""The one door: a scenario goes in, a checked answer comes out."""
