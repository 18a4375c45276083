"""Writing the account of a story."""
