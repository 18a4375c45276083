from hearsay.relate.naming.letters import SCRIPTS, contexts, write_by, write_in_scripts


def test_the_last_rule_that_fits_wins():
    rules = {"c": "k", "a": "a", "e": "e", "(c)e": "s", "s(c)e": "sh", "s": ""}
    assert write_by(rules, "ca") == "ka"
    assert write_by(rules, "ce") == "se"
    assert write_by(rules, "sce") == "she"


def test_contexts_grow_from_the_letter_alone():
    found = list(contexts("ana", 0))
    assert found[0] == "a"
    assert found[-1] == "^^(a)na"
    assert len(found) == 9


def test_two_spellings_of_one_name_are_written_alike():
    assert len(write_in_scripts("massoud")) == len(SCRIPTS)
    assert write_in_scripts("massoud")[2] == write_in_scripts("masoud")[2]
    assert write_in_scripts("white")[2] != write_in_scripts("witte")[2]
