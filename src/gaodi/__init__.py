"""Gaodi (高地): runs a region's manufacturing action plan, from its text to targets that are tracked."""
