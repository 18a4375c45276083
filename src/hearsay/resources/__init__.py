"""Word lists, tables and statistics, as reviewed text; packed ones are made by scripts/ and training/."""
