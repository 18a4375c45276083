"""Engines run the stages over many reports; they know nothing of what a stage does."""
