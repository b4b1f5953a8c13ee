"""What every page has: the frame, the places of the navigation, tables, figures, errors, language and theme."""
