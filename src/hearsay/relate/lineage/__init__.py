"""What tells copies and origins: pairs worth the look, texts side by side, who took from whom, agencies."""
