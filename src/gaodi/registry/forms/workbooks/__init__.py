"""The workbooks that Gaodi writes: blank ones of forms, and files that came in with their faults marked."""
