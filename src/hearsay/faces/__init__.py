"""What people and programs call: each face parses, calls, shows, and decides nothing."""
