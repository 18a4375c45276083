from hearsay.relate.grouping.settling import Terms, settle

TERMS = Terms(unknown=-4.0, most=25, nearest=0.25, least=-1.0, lead=0.2)


def test_a_place_moves_to_the_group_that_it_fits_better() -> None:
    odds = {(0, 1): 0.5, (0, 2): 2.0, (0, 3): 2.0, (2, 3): 2.0}
    assert settle([[0, 1], [2, 3]], odds, TERMS) == [[0, 2, 3], [1]]


def test_a_place_stays_where_another_group_is_hardly_better() -> None:
    odds = {(0, 1): 1.0, (0, 2): 1.1, (1, 2): -8.0}
    assert settle([[0, 1], [2]], odds, TERMS) == [[0, 1], [2]]


def test_a_place_that_fits_nowhere_stands_alone() -> None:
    odds = {(0, 1): 2.0, (0, 2): 2.0, (1, 2): 2.0, (0, 3): -3.0, (1, 3): -3.0, (2, 3): 0.0}
    assert settle([[0, 1, 2, 3]], odds, TERMS) == [[0, 1, 2], [3]]


def test_one_sure_pair_does_not_pull_a_place_into_a_group_that_says_otherwise() -> None:
    odds = {(0, 1): 2.0, (0, 2): 2.0, (1, 2): 2.0, (2, 3): 2.0, (0, 3): -8.0, (1, 3): -8.0}
    assert settle([[0, 1, 2], [3]], odds, TERMS) == [[0, 1, 2], [3]]


def test_what_is_not_known_counts_against_a_group() -> None:
    odds = {(0, 1): 2.0, (0, 2): 2.0, (1, 2): 2.0, (2, 3): 1.0}
    assert settle([[0, 1, 2], [3]], odds, TERMS) == [[0, 1, 2], [3]]
    assert settle([[0, 1, 2], [3]], odds | {(0, 3): 0.0, (1, 3): 0.0}, TERMS) == [[0, 1, 2, 3]]


def test_the_order_of_pairs_and_groups_does_not_matter() -> None:
    odds = {(0, 1): 0.5, (0, 2): 2.0, (1, 3): 1.0, (2, 4): 1.5, (3, 4): 0.2, (0, 4): 1.0}
    turned = dict(reversed(odds.items()))
    assert settle([[0, 1], [2], [3, 4]], odds, TERMS) == settle([[3, 4], [0, 1], [2]], turned, TERMS)
