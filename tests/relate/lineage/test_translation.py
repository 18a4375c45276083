from hearsay.relate.copies import trace_copies
from tests.relate.printing import printed

PLAIN = """Dock workers in Bel Hamra ended a strike of nine days on Monday after the port company gave in on new shifts.
Union leader Karim Boujaoud said the harbour would reopen at dawn and the first grain ships would unload by noon.
The strike had left 14 vessels waiting outside the breakwater, some with fruit that spoiled in the summer heat.
Port director Salma Tahoun denied that the company had threatened to hire workers from the neighbouring islands.
A cooling hall and two cranes damaged on the first night of the strike will be repaired before winter comes.
The company lost four million crowns in those nine days, according to an estimate by the chamber of trade."""
FOREIGN = """The dock workers in Bel Hamra ended a strike of nine days on Monday after the company of the port gave in.
And the union leader Kareem Bojawd said that the harbor would reopen at the dawn and the first grain ships would unload.
And the strike had left 14 of the vessels waiting outside of the breakwater, some with fruit that spoiled in the heat.
And the port director Salma Tahoon denied that the company had threatened to hire the workers from the islands.
And a hall of cooling and two of the cranes damaged on the first night will be repaired before the winter.
And the company lost four million crowns in those nine days, according to the estimate of the chamber of the trade."""


def test_a_translation_back_is_called_one_and_goes_back_to_the_plain_text():
    for names in ("ab", "ba"):
        (copy,) = trace_copies([printed(names[0], PLAIN), printed(names[1], FOREIGN)])
        assert (copy.kind, copy.source, copy.directed) == ("translated", names[0], True)
        assert "translation" in copy.why
