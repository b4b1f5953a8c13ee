"""The catalogue of rulebooks: found, read as people read them, with their source, their tests and their editions."""
