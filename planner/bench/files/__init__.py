"""Public sets of instances, recognised by what they hold, each solved by what fits its format."""
