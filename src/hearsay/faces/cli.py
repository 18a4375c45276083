"""The command line: parse, call, print. What is decided is decided elsewhere.

Results go to standard output or to --output; everything else (progress, skipped inputs, errors) to standard
error, one line each. Exit codes: 0 done, 1 failed, 2 the call made no sense, 130 interrupted.
"""

from __future__ import annotations

import sys
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any, NoReturn, cast

import typer

from hearsay.errors import HearsayError, UsageError
from hearsay.options import RECOGNISER, ReadOptions, TellOptions

if TYPE_CHECKING:
    from hearsay.faces.piles import ComparedPile, ReadPile
    from hearsay.faces.rows import Row

# What the commands need is imported inside them: `hearsay --help` must answer at once.

FORMATS = (
    "terminal", "html", "json", "markdown", "csv", "ftm", "graphml", "geojson", "timelinejs", "jsonld", "annotations",
)  # fmt: skip
INTERRUPTED = 130  # what a shell calls a program that Ctrl-C ended


def examples(*calls: str) -> str:
    """Word the examples under a command's help, one a line."""
    return "\b\nExamples:\n" + "\n".join(f"  {call}" for call in calls)


app = typer.Typer(
    name="hearsay",
    add_completion=False,
    rich_markup_mode=None,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


def flag(options: type[ReadOptions | TellOptions], name: str) -> Any:
    """Make the flag of one field of an options class, with the field's own help line."""
    field = next(f for f in fields(options) if f.name == name)
    return typer.Option("--" + name.replace("_", "-"), help=field.metadata["help"], metavar="N", min=1)


Paths = Annotated[
    list[str],
    typer.Argument(metavar="PATH", help="Files or folders of reports; - reads standard input.", show_default=False),
]
Output = Annotated[Path | None, typer.Option("--output", "-o", metavar="FILE", help="Write to FILE, in one step.")]
Quiet = Annotated[bool, typer.Option("--quiet", "-q", help="No progress, no closing line; skipped inputs are named.")]
Strict = Annotated[bool, typer.Option("--strict", help="Exit 1 when an input had to be skipped.")]
Rows = Annotated[str, typer.Option("--format", metavar="jsonl", help="One JSON object a line; the only format.")]
MaxMbytes = Annotated[int, flag(ReadOptions, "max_mbytes")]
MaxReportChars = Annotated[int, flag(ReadOptions, "max_report_chars")]
Recogniser = Annotated[
    str,
    typer.Option(
        "--recogniser", metavar="reader|rules", help="Who marks names and speech: the trained reader, or rules."
    ),
]
Words = Annotated[int, flag(TellOptions, "words")]
TimelineEntries = Annotated[int, flag(TellOptions, "timeline_entries")]

READ = ReadOptions()
TELL = TellOptions()


@app.callback(invoke_without_command=True, epilog=examples("hearsay account reports/ --output account.html"))
def hearsay(
    context: typer.Context,
    version: Annotated[bool, typer.Option("--version", help="Print the version and exit.")] = False,
) -> None:
    """Read a pile of news reports and give one sourced account of each story in it."""
    if version:
        from hearsay import __version__

        print(f"hearsay {__version__}")
        raise typer.Exit
    if context.invoked_subcommand is None:
        print(context.get_help())
        raise typer.Exit(2)


@app.command(
    epilog=examples(
        "hearsay account reports/ --output account.html",
        "hearsay account monday.txt tuesday.html --words 120",
        "hearsay account reports/ --output tables.zip",
        "hearsay account reports/ --since monday.json --output tuesday.json",
        "cat report.txt | hearsay account - --format json",
    )
)
def account(
    paths: Paths,
    *,
    format: Annotated[
        str | None,
        typer.Option(
            "--format",
            "-f",
            metavar="FORMAT",
            help=f"One of {', '.join(FORMATS)}.  [default: what FILE's ending says, or terminal]",
        ),
    ] = None,
    output: Output = None,
    since: Annotated[
        Path | None,
        typer.Option(
            "--since",
            metavar="ACCOUNT.json",
            help="An earlier account of the pile (--format json): tell in a line what is new in each story.",
        ),
    ] = None,
    words: Words = TELL.words,
    timeline_entries: TimelineEntries = TELL.timeline_entries,
    recogniser: Recogniser = RECOGNISER,
    max_mbytes: MaxMbytes = READ.max_mbytes,
    max_report_chars: MaxReportChars = READ.max_report_chars,
    quiet: Quiet = False,
    strict: Strict = False,
) -> None:
    """Write one sourced account of each story.

    What is known, by whom it was said, what is disputed, and where the reports come from.
    """
    from hearsay.faces.output import format_for, refuse_input, renderer_for, write_file, write_out

    chosen = format_for(format, output)
    if output is not None:
        refuse_input(output, [*paths, *([str(since)] if since else [])])
    from hearsay.faces.piles import gather, load_earlier, say_written
    from hearsay.faces.progress import working
    from hearsay.pipeline import make_accounts
    from hearsay.tell.since import compare_with_earlier

    earlier = load_earlier(since)
    render = renderer_for(chosen, output)
    pile = gather(paths, ReadOptions(max_mbytes, max_report_chars), quiet=quiet, recogniser=recogniser)
    with working("Comparing the reports", quiet=quiet):
        accounts = make_accounts(pile.readings, TellOptions(words, timeline_entries))
        accounts = compare_with_earlier(accounts, earlier)
        text = render(accounts)
    if output is None:
        write_out(text)
    else:
        write_file(output, text)
        say_written(output, accounts, quiet=quiet)
    raise typer.Exit(pile.close(quiet=quiet, strict=strict))


@app.command(epilog=examples("hearsay stories reports.jsonl --format jsonl"))
def stories(
    paths: Paths,
    *,
    format: Rows = "jsonl",
    max_mbytes: MaxMbytes = READ.max_mbytes,
    max_report_chars: MaxReportChars = READ.max_report_chars,
    quiet: Quiet = False,
    strict: Strict = False,
) -> None:
    """Tell which story each report belongs to."""
    refuse_other_rows(format)
    from hearsay.faces.rows import story_rows

    pile = compared(paths, ReadOptions(max_mbytes, max_report_chars), quiet=quiet)
    finish(pile.read, story_rows(pile.stories, pile.read.same), quiet=quiet, strict=strict)


@app.command(epilog=examples("hearsay copies reports/ --format jsonl"))
def copies(
    paths: Paths,
    *,
    format: Rows = "jsonl",
    max_mbytes: MaxMbytes = READ.max_mbytes,
    max_report_chars: MaxReportChars = READ.max_report_chars,
    quiet: Quiet = False,
    strict: Strict = False,
) -> None:
    """Tell which report takes its words from which."""
    refuse_other_rows(format)
    from hearsay.faces.rows import copy_rows

    pile = compared(paths, ReadOptions(max_mbytes, max_report_chars), quiet=quiet)
    reports = {reading.id: reading.report for reading in pile.read.readings}
    finish(pile.read, copy_rows(pile.copies, reports), quiet=quiet, strict=strict)


@app.command(epilog=examples("hearsay annotate report.html --format jsonl"))
def annotate(
    paths: Paths,
    *,
    format: Rows = "jsonl",
    recogniser: Recogniser = RECOGNISER,
    max_mbytes: MaxMbytes = READ.max_mbytes,
    max_report_chars: MaxReportChars = READ.max_report_chars,
    quiet: Quiet = False,
    strict: Strict = False,
) -> None:
    """Tell what each report says by itself.

    Sentences, names, times, quantities, who is said to have said what, furniture.
    """
    refuse_other_rows(format)
    from hearsay.faces.piles import gather
    from hearsay.faces.rows import annotation_row

    pile = gather(paths, ReadOptions(max_mbytes, max_report_chars), quiet=quiet, recogniser=recogniser)
    finish(pile, map(annotation_row, pile.readings), quiet=quiet, strict=strict)


@app.command(epilog=examples("hearsay account reports/ --output account.json && hearsay verify account.json"))
def verify(
    account: Annotated[Path, typer.Argument(metavar="ACCOUNT.json", help="What hearsay account --format json wrote.")],
    *,
    quiet: Quiet = False,
) -> None:
    """Check every excerpt of an account.

    Each is cut out of its report again; exit 1 and a list where the words are not the same.
    """
    from hearsay.faces.output import write_out
    from hearsay.tell.verify import verify_accounts

    try:
        problems = verify_accounts(account.read_bytes())
    except UsageError as error:
        raise UsageError(f"{account}: {error}") from error
    write_out("".join(f"{problem}\n" for problem in problems))
    if not quiet:
        print(f"{account}: {len(problems) or 'all'} {'do not hold' if problems else 'excerpts hold'}", file=sys.stderr)
    raise typer.Exit(1 if problems else 0)


@app.command(epilog=examples("hearsay schema > account.schema.json"))
def schema() -> None:
    """Print the JSON schema of an account."""
    from hearsay.faces.output import write_out
    from hearsay.tell.formats.json import schema

    write_out(schema())


def compared(paths: list[str], options: ReadOptions, *, quiet: bool) -> ComparedPile:
    """Read a pile and compare its reports, as two commands do."""
    from hearsay.faces.piles import compare, gather

    return compare(gather(paths, options, quiet=quiet), quiet=quiet)


def finish(pile: ReadPile, rows: Iterable[Row], *, quiet: bool, strict: bool) -> NoReturn:
    """Print rows and leave with the exit code of the pile that they are of."""
    from hearsay.faces.output import write_out
    from hearsay.faces.rows import write_rows

    write_out(write_rows(rows))
    raise typer.Exit(pile.close(quiet=quiet, strict=strict))


def refuse_other_rows(format: str) -> None:
    """Refuse any format but the one that rows have."""
    if format != "jsonl":
        raise UsageError(f"there is no format {format!r} for single steps; choose jsonl")


# Typer has come with and without its own copy of click: the base of its usage errors is found, not imported.
CallError = cast(type[typer.BadParameter], typer.BadParameter.__mro__[2])


def main() -> None:
    """Run the command line; every foreseen failure is one line on standard error and an exit code."""
    sys.exit(run(sys.argv[1:]))


def run(arguments: list[str]) -> int:
    """Run one call and return its exit code."""
    try:
        code = app(arguments, prog_name="hearsay", standalone_mode=False) or 0
    except UsageError as error:
        return complain(str(error), code=2)
    except HearsayError as error:
        return complain(str(error), code=1)
    except CallError as error:
        return complain(f"{error.format_message()} (hearsay --help tells the options)", code=2)
    except OSError as error:
        return complain(f"{error.filename or 'standard output'}: {error.strerror or error}", code=1)
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    return complain("interrupted", code=INTERRUPTED) if code == INTERRUPTED else int(code)


def complain(message: str, *, code: int) -> int:
    """Say what went wrong in one line and hand back the exit code."""
    print(f"hearsay: {' '.join(message.split())}", file=sys.stderr)
    return code
