"""Build resources/person_names.txt.gz and resources/common_words.txt.gz, the two statistics that find_names goes by.

python scripts/build_name_lists.py CENSUS_DIR TRANSLITERATIONS.jsonl.gz REPORTS.jsonl.gz …
Person names: first names of the US census of 1990 (dist.male.first and dist.female.first, public domain) and the Latin
names of Wikidata (CC0) that many spell alike. Common words: what running text writes small far oftener than large.
"""

from __future__ import annotations

import gzip
import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path

RESOURCES = Path(__file__).parent.parent / "src" / "hearsay" / "resources"
MIN_SPELLED = 25  # how often Wikidata must have a Latin name
MIN_REPORTS = 3  # in how many reports a word must stand small
WORD = re.compile(r"(?<![\w'’.-])[^\W\d_][\w'’-]*")
AFTER_WORD = re.compile(r"(?<=[a-z,;] )[^\W\d_][\w'’-]*")


def rows(path: Path) -> Iterator[dict[str, object]]:
    """Yield the records of a packed JSON-lines file."""
    with gzip.open(path, "rt", encoding="utf-8") as file:
        yield from map(json.loads, file)


def person_names(census: Path, transliterations: Path) -> set[str]:
    """Return names that persons bear, given and family, lower-case."""
    names = {
        line.split()[0].lower()
        for part in ("dist.male.first", "dist.female.first")
        for line in (census / part).read_text(encoding="ascii").splitlines()
    }
    for row in rows(transliterations):
        latin = row["latin"]
        assert isinstance(latin, dict)
        names |= {name for name, times in latin.items() if times >= MIN_SPELLED and name.isalpha() and len(name) > 2}
    return names


def common_words(*reports: Path) -> set[str]:
    """Return words that reports mostly write small in mid-sentence."""
    small: Counter[str] = Counter()
    large: Counter[str] = Counter()
    for row in (row for path in reports for row in rows(path)):
        text = str(row["text"])
        small.update({word for word in WORD.findall(text) if word.islower()})
        large.update({word.lower() for word in AFTER_WORD.findall(text) if word.istitle()})
    return {word for word, times in small.items() if times >= MIN_REPORTS and times > 2 * large[word]}


def write(name: str, words: Iterable[str]) -> None:
    """Write a packed list, sorted, with a fixed time stamp so that the bytes repeat."""
    with gzip.GzipFile(RESOURCES / name, "wb", compresslevel=9, mtime=0) as file:
        file.write(("\n".join(sorted(words)) + "\n").encode("utf-8"))


def main() -> None:
    """Write both lists."""
    census, transliterations, *reports = map(Path, sys.argv[1:])
    write("person_names.txt.gz", person_names(census, transliterations))
    write("common_words.txt.gz", common_words(*reports))


if __name__ == "__main__":
    main()
