"""An invented story told by hand: a ferry runs aground off Port Arlen, and two sides differ on why and on how many."""

from hearsay.model import (
    Account,
    AccountReport,
    Claim,
    Copy,
    Dispute,
    Entity,
    Excerpt,
    Figure,
    FigureValue,
    Headline,
    NameForm,
    Origin,
    Passage,
    Place,
    Removed,
    Report,
    RoleNote,
    Side,
    Statement,
    SummarySentence,
    TimelineEntry,
    Via,
    Voice,
    When,
)

TEXTS = {
    "wire": (
        "PORT ARLEN (AFP) - The ferry Linnet ran aground off Port Arlen on Tuesday night.\n"
        "At least 40 people were taken off the ship, harbour master Ida Renko said.\n"
        "“The engine failed and the wind did the rest,” Captain Tomas Vell told AFP.\n"
    ),
    "print": (
        "Share this page\n"
        "The ferry Linnet stranded off Port Arlen on Tuesday evening.\n"
        "At least 40 persons were taken off the vessel, harbour master Ida Renko stated.\n"
        "See also: ten beaches to visit\n"
    ),
    "own": (
        "Rescuers on the quay counted 46 passengers by dawn.\n"
        "Ms Renko denied that the engine of the Linnet had failed.\n"
        "“There was nothing wrong with the engine,” Renko told the Arlen Post.\n"
        "The captian, Thomas Vell, could not be reached.\n"
    ),
}

PUBLISHED = {
    "wire": When("2031-03-04T23:10:00Z", "2031-03-04T23:10:00Z", "instant", "given"),
    "print": When("2031-03-05", "2031-03-05", "day", "metadata"),
    "own": None,
}


def cut(report: str, words: str, nth: int = 0, *, texts: dict[str, str] | None = None) -> Excerpt:
    """Find words in a report of the story."""
    text, start = (texts or TEXTS)[report], -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Excerpt(report, start, start + len(words), words)


def report(name: str, text: str, **given: object) -> AccountReport:
    """Make a report of the account."""
    fields = {"title": None, "url": None, "outlet": None, "byline": None, "language": "en", "published": None}
    removed = given.pop("removed", ())
    digest = Report(name, f"pile/{name}.txt", text).digest
    told = {**fields, "credits": (), **given}
    return AccountReport(id=name, location=f"pile/{name}.txt", text=text, digest=digest, removed=removed, **told)


def furniture(name: str, words: str, reason: str) -> Removed:
    """Mark words of a report as furniture."""
    span = cut(name, words)
    return Removed(span.start, span.end, reason)


REPORTS = (
    report("wire", TEXTS["wire"], title="Ferry aground", outlet="AFP", credits=("AFP",), published=PUBLISHED["wire"]),
    report(
        "print",
        TEXTS["print"],
        title="Linnet strands",
        outlet="Coast Courier",
        url="https://courier.example/linnet",
        published=PUBLISHED["print"],
        removed=(
            furniture("print", "Share this page", "share links"),
            furniture("print", "See also: ten beaches to visit", "related headlines"),
        ),
    ),
    report("own", TEXTS["own"], title="Harbour master: engine was sound", outlet="Arlen Post"),
)


def said(key: str, content: Excerpt, voice: Voice, **given: object) -> Statement:
    """Make a statement."""
    told = {"more": (), "cue": None, "via": (), "stance": "asserts", "manner": "indirect", "when": None, **given}
    return Statement(id=key, report=content.report, content=content, voice=voice, **told)


RENKO = Voice("Ida Renko", "renko", True, cut("wire", "Ida Renko"))
VELL = Voice("Tomas Vell", "vell", True, cut("wire", "Captain Tomas Vell"))
POST = Voice("Arlen Post", None, True, None)

STATEMENTS = (
    said("s1", cut("wire", "At least 40 people were taken off the ship"), RENKO, claim="c1"),
    said("s2", cut("print", "At least 40 persons were taken off the vessel"), RENKO, claim="c1"),
    said("s3", cut("wire", "The engine failed and the wind did the rest"), VELL, manner="direct", claim="c2",
         cue=cut("wire", "told"), via=(Via("AFP", None, cut("wire", "AFP", 1)),)),
    said("s4", cut("own", "There was nothing wrong with the engine"), RENKO, manner="direct", stance="denies",
         cue=cut("own", "told"), claim="c3"),
    said("s5", cut("own", "Rescuers on the quay counted 46 passengers by dawn."), POST, stance="narrates",
         manner="narrated", claim="c4"),
)  # fmt: skip

CLAIMS = (
    Claim("c1", STATEMENTS[0].content.text, ("s1", "s2"), ("Ida Renko",), 2, 1, "single-source",
          "2 reports, 1 origin: AFP as reworded by Coast Courier"),
    Claim("c2", STATEMENTS[2].content.text, ("s3",), ("Tomas Vell",), 1, 1, "disputed", "1 report, 1 origin: AFP"),
    Claim("c3", STATEMENTS[3].content.text, ("s4",), ("Ida Renko",), 1, 1, "disputed", "own reporting"),
    Claim("c4", STATEMENTS[4].content.text, ("s5",), ("Arlen Post",), 1, 1, "single-source", "own reporting"),
)  # fmt: skip

ENTITIES = (
    Entity(
        "renko", "person", "Ida Renko", (NameForm("Ida Renko", 2), NameForm("Renko", 2)),
        (cut("wire", "Ida Renko"), cut("print", "Ida Renko"), cut("own", "Renko"), cut("own", "Renko", 1)),
        (RoleNote("harbour master", cut("wire", "harbour master")),), None, "one surname in all reports",
    ),
    Entity(
        "vell", "person", "Tomas Vell", (NameForm("Thomas Vell", 1), NameForm("Tomas Vell", 1)),
        (cut("wire", "Tomas Vell"), cut("own", "Thomas Vell")),
    ),
    Entity(
        "arlen", "place", "Port Arlen", (NameForm("Port Arlen", 2),),
        (cut("wire", "Port Arlen"), cut("print", "Port Arlen")), (), Place(54.5, -3.25, "GB", "invented", "1"),
    ),
)  # fmt: skip

NIGHT = When("2031-03-04", "2031-03-04", "day", "text", cut("wire", "Tuesday night"))

ACCOUNT = Account(
    story=Headline("s0001", "Ferry aground", PUBLISHED["wire"], PUBLISHED["print"], 3, 2),
    reports=REPORTS,
    copies=(
        Copy("print", "wire", "rewritten", 0.82, True, "two sentences in other words", (
            Passage(cut("print", "The ferry Linnet stranded off Port Arlen on Tuesday evening."),
                    cut("wire", "The ferry Linnet ran aground off Port Arlen on Tuesday night."), 0.71),
        )),
    ),
    origins=(
        Origin("o-wire", "AFP", "agency", ("wire", "print"), "Coast Courier rewords the AFP text"),
        Origin("o-own", "own reporting of Arlen Post", "outlet", ("own",), "shares no text with the others"),
    ),
    entities=ENTITIES,
    statements=STATEMENTS,
    claims=CLAIMS,
    disputes=(
        Dispute("d1", "whether the engine failed", (Side(("c2",), ("s3",), ("Tomas Vell",)),
                Side(("c3",), ("s4",), ("Ida Renko",))), "denial", "open", 0.9, "one denies what the other says"),
    ),
    figures=(
        Figure("people taken off the ferry", False, (
            FigureValue(cut("wire", "At least 40 people"), 40, None, "people", False, "s1"),
            FigureValue(cut("print", "At least 40 persons"), 40, None, "people", False, "s2"),
            FigureValue(cut("own", "46 passengers"), 46, 46, "people", False, "s5"),
        )),
    ),
    timeline=(TimelineEntry(NIGHT, cut("wire", "The ferry Linnet ran aground off Port Arlen on Tuesday night.").text,
              (cut("wire", "The ferry Linnet ran aground off Port Arlen on Tuesday night."),
               cut("print", "The ferry Linnet stranded off Port Arlen on Tuesday evening.")), (), 2, 1),),
    summary=(
        SummarySentence(STATEMENTS[0].content.text, (STATEMENTS[0].content, STATEMENTS[1].content), ("s1", "s2")),
        SummarySentence(STATEMENTS[4].content.text, (STATEMENTS[4].content,), ("s5",)),
    ),
)  # fmt: skip
