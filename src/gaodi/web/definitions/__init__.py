"""What figures are made of, to be looked up: metrics, regions, industries, sources, lists. Nothing changes here."""
