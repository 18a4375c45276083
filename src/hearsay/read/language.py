"""Which language is a text in? As its record says, else by its own words; None where they are too few to tell."""

from __future__ import annotations

import re
from functools import cache
from typing import Any

SAMPLE_CHARS = 500
MIN_LETTERS = 25
MIN_PROBABILITY = 0.6
TAG = re.compile(r"([a-z]{2,3})(?:[-_]([A-Za-z]{4}))?(?:[-_]([A-Za-z]{2}|\d{3}))?(?:[-_].*)?", re.IGNORECASE)
NAMES = {
    "arabic": "ar", "bulgarian": "bg", "chinese": "zh", "croatian": "hr", "czech": "cs", "danish": "da", "dutch": "nl",
    "english": "en", "finnish": "fi", "french": "fr", "german": "de", "greek": "el", "hebrew": "he", "hindi": "hi",
    "hungarian": "hu", "indonesian": "id", "italian": "it", "japanese": "ja", "korean": "ko", "norwegian": "no",
    "persian": "fa", "polish": "pl", "portuguese": "pt", "romanian": "ro", "russian": "ru", "serbian": "sr",
    "spanish": "es", "swedish": "sv", "turkish": "tr", "ukrainian": "uk",
}  # fmt: skip
WORD = re.compile(r"[a-z]+")
# Words that English prose cannot do without and that other languages do not share.
ENGLISH = frozenset(
    "the of and that with from was were has have been which their this they would said who by for his not but will are"
    " about more than when after it its on to".split()
)


def tag_of(name: str) -> str | None:
    """Return the BCP 47 tag for what a record or page calls a language."""
    name = name.strip()
    if name.lower() in NAMES:
        return NAMES[name.lower()]
    match = TAG.fullmatch(name)
    if not match or match[1].lower() in ("und", "zxx"):
        return None
    script, region = (match[2] or "").title(), (match[3] or "").upper()
    return "-".join(filter(None, (match[1].lower(), script, region)))


def detect_language(text: str) -> str | None:
    """Tell the language of a text by its first words."""
    sample = text[:SAMPLE_CHARS]
    if sum(map(str.isalpha, sample)) < MIN_LETTERS:
        return None
    if is_plain_english(sample):
        return "en"
    language, probability = identifier().classify(sample)
    return str(language) if probability >= MIN_PROBABILITY else None


def is_plain_english(sample: str) -> bool:
    """Tell English by its small words: most piles are English, and the model takes a second to load."""
    words = WORD.findall(sample.lower())
    seen = [word for word in words if word in ENGLISH]
    return len(set(seen)) >= 5 and len(seen) >= len(words) * 0.15


@cache
def identifier() -> Any:
    """Load the language model, once."""
    from py3langid.langid import MODEL_FILE, LanguageIdentifier

    return LanguageIdentifier.from_model_file(MODEL_FILE, norm_probs=True)
