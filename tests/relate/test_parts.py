"""Parts: each sentence of a quotation is a statement of its own, and no sentence is torn apart."""

from hearsay.relate.parts import by_sentence
from hearsay.relate.wording import said
from tests.relate.building import reading_of, story_of, tell


def parts(text: str, voice: str) -> list[str]:
    reading = reading_of(text, "The Kesh Courier")
    _, statements, _ = tell(story_of(reading))
    return [said(p) for s in statements if s.voice.label == voice for p in by_sentence(reading, s)]


def test_by_sentence_splits_a_quotation_of_two_sentences() -> None:
    found = parts("“The bridge is closed until Friday. Nobody was hurt in the fall,” Mara Velt said.", "Mara Velt")
    assert found == ["“The bridge is closed until Friday.", "Nobody was hurt in the fall,”"]


def test_by_sentence_keeps_a_short_sentence_with_its_neighbour() -> None:
    assert len(parts("“Yes. The bridge is closed until Friday,” Mara Velt said.", "Mara Velt")) == 1


def test_by_sentence_leaves_what_is_told_as_it_is() -> None:
    reading = reading_of("The bridge over the Orn fell on Monday night.", "The Kesh Courier")
    _, statements, _ = tell(story_of(reading))
    assert by_sentence(reading, statements[0]) == (statements[0],)
