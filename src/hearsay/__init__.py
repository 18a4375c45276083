"""Hearsay reads a pile of news reports and gives one sourced account."""
