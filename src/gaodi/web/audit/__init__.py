"""What happened, in the order it happened, in a chain that shows when a row was changed afterwards."""
