"""Who works here: accounts, the tree of organisations, and the roles that people hold in them."""
