"""What tells when a report was written: dates that its text belies, days that it may be of, what it shares."""
