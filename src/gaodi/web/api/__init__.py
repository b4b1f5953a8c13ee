"""The same data under the same permissions, for programs: /api, described at /api/docs."""
