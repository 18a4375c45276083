"""One report by itself: a pure function from report to annotation."""
