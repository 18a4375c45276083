"""From bytes to reports: pile.py is the way in, metadata.py works out what a report says of itself."""
