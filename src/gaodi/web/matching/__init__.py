"""Which enterprise a name means: records that come without a sure code wait here for a person.

`registry.linkage` scores, links and keeps every decision in the lake; here is who may decide, the queue with its
evidence side by side, and the way back.
"""
