"""Which office or calling stands beside a name? Before it ("Foreign Minister X") or after it ("X, a nurse").

Each function answers with token numbers of the sentence, so that roles and names cut exactly.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from hearsay.annotate.gazetteer import has_place
from hearsay.annotate.tokens import Token
from hearsay.annotate.wordlists import read_classes, read_rows, read_words

MAX_ROLE_WORDS = 9
SUFFIXES = frozenset("Jr Jr. Sr Sr. II III IV".split())
_ARTICLES = frozenset("a an the his her its their our my one 's ’s".split())
_AFTER_ROLE = frozenset("who said told says was is has had and but".split())
_LINKS = frozenset("of for to in at on with from and the a an his her its their".split())


def is_honorific(word: str) -> bool:
    """Tell whether a word is a form of address: it shows a person and says nothing of an office."""
    return word.lower() in read_classes("titles.tsv")["honorific"]


def is_head(word: str) -> bool:
    """Tell whether a word is an office or calling."""
    lower = word.lower()
    heads = read_classes("titles.tsv")["head"]
    return lower in heads or (lower.endswith("s") and lower[:-1] in heads) or lower.removeprefix("ex-") in heads


def is_modifier(word: str) -> bool:
    """Tell whether a word may stand before an office: "deputy", "foreign", "Russian"."""
    return word.lower() in read_classes("titles.tsv")["modifier"] or word in demonyms()


@cache
def demonyms() -> frozenset[str]:
    """Return the adjectives and nouns of peoples, faiths and parties."""
    return _country_words() | read_words("demonyms.txt")


def _country_words() -> frozenset[str]:
    return frozenset(word for row in read_rows("countries.tsv") for word in row.split("\t")[2].split("|") if word)


@cache
def nations() -> Mapping[str, str]:
    """Give the ISO 3166-1 code of each country's adjectives, peoples and short names ("UK"), as they are written."""
    rows = (row.split("\t") for row in read_rows("countries.tsv"))
    return {word: code for code, names, peoples in rows for word in f"{names}|{peoples}".split("|") if word}


def name_after_title(tokens: Sequence[Token], first: int, last: int) -> int:
    """Return where the name begins behind the titles that open a run ("Foreign Minister | Sergei Lavrov")."""
    names = read_words("person_names.txt.gz")
    start = first
    for at in range(first, last - 1):
        word = tokens[at].text
        if not (is_head(word) or is_honorific(word)) or tokens[at + 1].text in SUFFIXES | {"'s", "’s"}:
            continue
        led = tokens[at - 1] if at > first else None
        if led is None or is_head(led.text) or is_modifier(led.text) or is_honorific(led.text) or at == start:
            start = at + 1
        elif led.lower not in names or has_place(led.text):
            start = at + 1
    return start


def role_before(tokens: Sequence[Token], name: int) -> tuple[int, int] | None:
    """Return the tokens of the role that ends just before a name, if one does."""
    at = name - 1
    if at >= 1 and tokens[at].text == ",":
        return _role_before_comma(tokens, at)
    while at >= 0 and is_honorific(tokens[at].text):
        at -= 1
    end = at + 1
    if at >= 0 and not is_head(tokens[at].text):
        at = _head_of_phrase(tokens, at)
    if at < 0:
        return None
    start = at
    while start > 0 and name - start < MAX_ROLE_WORDS and _leads(tokens[start - 1].text):
        start -= 1
    return start, end


def _head_of_phrase(tokens: Sequence[Token], last: int) -> int:
    """Return the head in "ambassador to Afghanistan" that ends at a token, or -1."""
    at = last
    while at > 1 and last - at < 3 and tokens[at].is_large:
        at -= 1
    is_phrase = 0 < at < last and tokens[at].text in {"of", "to", "for", "in"} and is_head(tokens[at - 1].text)
    return at - 1 if is_phrase else -1


def _leads(word: str) -> bool:
    return is_modifier(word) or is_head(word) or (word[0].isupper() and has_place(word) and word.isalpha())


def _role_before_comma(tokens: Sequence[Token], comma: int) -> tuple[int, int] | None:
    """Return the role in "the spokesman for the resistance, Ali …": a head and what it is head of, up to the comma."""
    for at in range(comma - 1, max(-1, comma - MAX_ROLE_WORDS), -1):
        if is_head(tokens[at].text):
            between = tokens[at + 1 : comma]
            if between and between[0].text not in _LINKS:
                return None
            start = at
            while start > 0 and is_modifier(tokens[start - 1].text) and comma - start < MAX_ROLE_WORDS:
                start -= 1
            has_article = start > 0 and tokens[start - 1].lower in _ARTICLES
            return (start, comma) if has_article else None
        if not tokens[at].text[0].isalnum():
            return None
    return None


def role_after(tokens: Sequence[Token], name_end: int) -> tuple[int, int] | None:
    """Return the role in "X, a spokesman for the group, said": from behind the article to the next mark."""
    if name_end + 1 >= len(tokens) or tokens[name_end].text not in {",", "–", "—", "-"}:
        return None
    start = name_end + 1
    if tokens[start].lower in _ARTICLES:
        start += 1
    end = start
    while end < min(len(tokens), start + MAX_ROLE_WORDS + 5) and _is_in_role(tokens[end]):
        end += 1
    reach = next((at for at in range(start, min(end, start + 6)) if is_head(tokens[at].text)), None)
    if reach is None or any(tokens[at].lower in _LINKS for at in range(start, reach)):
        return None
    return start, end


def _is_in_role(token: Token) -> bool:
    return token.lower not in _AFTER_ROLE and (token.text[0].isalnum() or token.text[0] in "'’“”\"-")
