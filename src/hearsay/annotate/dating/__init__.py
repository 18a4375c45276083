"""What finding times rests on: the parts of a grammar of dates, and the calendar that they are placed on."""
