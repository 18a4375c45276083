"""Invented reports of invented events, and the plainest reading of them, for the tests of copies and stories."""

import random

from hearsay.annotate.sentences import split_sentences
from hearsay.model import Annotation, Reading, Report, When

FERRY = """The ferry Almira ran aground off the port of Kestrel Bay on Monday night with 212 passengers aboard.
Coastguard boats took everyone off within three hours, and eleven people were treated for cuts and cold.
The captain had changed course to avoid a fishing boat whose lights were out, the harbour office found.
Engineers will try to pull the ferry free when the spring tide comes in at the end of the week.
The Almira has sailed the route between Kestrel Bay and the island of Norrey since 1998.
Her owners paid a fine two years ago for skipping an inspection of the rudder."""

SPUN = """The vessel Almira ran onto rocks off the harbour of Kestrel Bay on Monday evening with 212 travellers aboard.
Coastguard vessels took everybody off inside three hours, and eleven individuals were handled for cuts and chilliness.
The skipper had altered course to evade a fishing boat whose lights were out, the harbour bureau found.
Technicians will try to tug the vessel free when the spring tide comes in at the conclusion of the week.
The Almira has sailed the itinerary between Kestrel Bay and the islet of Norrey since 1998."""

OWN = """Passengers on the Almira told of a long grinding noise before the lights went out near Kestrel Bay.
Marta Osei, who was travelling with two children, said the crew handed out blankets and tea.
By Tuesday morning the stranded ferry had drawn a crowd to the sea wall, where a bakery gave away rolls.
The mayor of Kestrel Bay promised an inquiry into why the evening sailing had not been called off.
A union of seafarers said that its members had warned for months about unlit boats in the strait."""

ORCHARD = """Apple growers in the hills above Lannick expect their poorest harvest in a generation after a frost in May.
Temperatures fell to minus six on three nights while the trees stood in bloom, and most of the blossom turned brown.
Hedda Quist, who tends forty hectares with her brothers, lit fires between the rows but saved only the upper slope.
Cider makers have begun to buy fruit abroad, at prices that one of them called absurd.
The ministry of agriculture set aside nine million crowns for growers who lost more than half of their crop.
Insurance rarely covers frost, and younger farmers say that loans taken for new varieties cannot be repaid on time.
Researchers at a fruit station nearby are grafting old sorts that flower two weeks later.
Whether drinkers will accept the sharper taste is another question, said a merchant at the weekly market.
Pickers who come each autumn from the south were told by letter to look for other work this year."""

SPEECH = """“We will not close a single school in this valley, not this year and not next year, and whoever claims the
opposite has never read the budget that I signed this morning in front of you all,” the governor said."""


def printed(name, text, **fields):
    """Read an invented report."""
    day = fields.pop("published", None)
    published = When(day, day, "day", "given") if day else None
    report = Report(id=name, location=name, text=text, published=published, **fields)
    return Reading(report, Annotation(name, (), split_sentences(report, ())))


NAMES = "Adle Borg Corvin Dahl Estrel Fenn Gault Harrow Istra Jorn Keld Lund Morvan Nyhl Orsk Pell".split()
DEEDS = "burned flooded collapsed closed reopened elected sold fined praised rebuilt searched struck".split()
THINGS = "mill bridge school harbour tunnel market library factory dam quarry station chapel brewery".split()


def invented_pile(number, *, seed=7):
    """Invent that many reports of about a third as many events, some copied."""
    chance = random.Random(seed)
    return [_invented(place, chance.randrange(max(number // 3, 1)), chance) for place in range(number)]


def _invented(place, number, chance):
    event = random.Random(number + 1000)
    facts = [_fact(event) for _ in range(12)]
    kept = [fact for fact in facts if chance.random() < 0.7] or facts
    day = f"2020-{event.randrange(1, 13):02d}-{event.randrange(1, 28):02d}"
    return printed(f"r{place:04d}", "\n".join(kept), title=kept[0][:60], published=day, outlet=f"o{place % 9}.example")


def invented_text(seed, facts):
    """Invent that many sentences about one event."""
    event = random.Random(seed)
    return "\n".join(_fact(event) for _ in range(facts))


def _fact(chance):
    one, two, thing, deed = chance.choice(NAMES), chance.choice(NAMES), chance.choice(THINGS), chance.choice(DEEDS)
    word = "".join(chance.choice("aeioubdklmnprst") for _ in range(7))
    return f"The {thing} of {one}{word} was {deed} by {two} on the {chance.randrange(2, 28)}th after {word} left it."
