"""Template tags of rulebooks."""
