"""Who and what the plan is about: metrics, observations, sources."""
