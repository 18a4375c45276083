"""What resolving names rests on: how spellings vary, who holds a surname, what the text itself says of names."""
