"""An evaluation as a process on pages: trial, publicity, objections with evidence, correction, final results."""
