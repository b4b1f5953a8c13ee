"""Getting data in: forms handed out blank, filled files checked, loaded and taken back; and how good the data are.

`registry.forms` reads, checks and loads; here is who may, what waits in between, and what everybody sees of it. An
`Import` is the record of one file from its upload to the batch of the lake that it became.
"""
