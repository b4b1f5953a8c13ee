"""Writing rulebooks in the browser: drafts with completion and a live check, review, in force, and what differs."""
