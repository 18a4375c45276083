from dataclasses import replace

from hearsay.model import Entity, Excerpt, NameForm, Place
from hearsay.tell.formats.maps import NARROW_MAP, WIDE_MAP, draw_map
from hearsay.tell.formats.outlines import WORLD, Box, outlines_in
from tests.tell.fiction import ACCOUNT


def place(name, latitude, longitude, count=1):
    mentions = tuple(Excerpt("wire", n, n + 1, "P") for n in range(count))
    spot = Place(latitude, longitude, "XX", "invented", name)
    return Entity(name, "place", name, (NameForm(name, count),), mentions, (), spot)


def mapped(*places, paper=WIDE_MAP):
    return draw_map(replace(ACCOUNT, entities=places), paper)


def test_a_story_without_points_has_no_map():
    assert mapped(replace(place("Arlen", 0, 0), place=None)) is None


def test_points_lie_on_the_sheet_and_north_is_up():
    drawn = mapped(place("South", 50.0, 10.0, 9), place("North", 53.0, 12.0)).main
    south, north = sorted(drawn.dots, key=lambda dot: dot.label, reverse=True)
    assert 0 < north.y < south.y < drawn.height
    assert 0 < south.x < north.x < drawn.width
    assert south.radius > north.radius


def test_far_places_go_to_the_small_map_where_most_mentions_lie_close_together():
    near = (place("Arlen", 50.0, 10.0, 9), place("Tarn", 51.0, 11.0, 5))
    atlas = mapped(*near, place("Far", -30.0, 150.0))
    assert [e.name for e in atlas.outside] == ["Far"]
    assert len(atlas.locator.dots) == 3
    assert mapped(*near, place("Far", -30.0, 150.0, 20)).outside == ()


def test_a_story_across_the_date_line_is_not_torn():
    drawn = mapped(place("Fore", -17.0, 178.0), place("Aft", -14.0, -172.0)).main
    assert [dot.label for dot in sorted(drawn.dots, key=lambda dot: dot.x)] == ["Fore", "Aft"]
    assert max(dot.x for dot in drawn.dots) < drawn.width


def test_labels_keep_clear_of_each_other_and_of_the_edge():
    crowd = [place(f"Settlement {n}", 50 + n % 5, 10 + n // 5, 1 + n % 3) for n in range(25)]
    for paper in (WIDE_MAP, NARROW_MAP):
        drawn = mapped(*crowd, paper=paper).main
        rooms = [
            (d.label_x - {"start": 0, "middle": 0.5, "end": 1}[d.anchor] * 6.5 * len(d.label), d.label_y, len(d.label))
            for d in drawn.dots
            if d.anchor
        ]
        assert rooms
        for n, (x, y, letters) in enumerate(rooms):
            assert x >= 0
            assert x + 6.5 * letters <= drawn.width
            assert all(abs(y - b) >= 11 or x + 6.5 * letters <= a or a + 6.5 * m <= x for a, b, m in rooms[n + 1 :])


def test_land_is_cut_to_the_box():
    box = Box(5.0, 45.0, 15.0, 55.0)
    lands = outlines_in(box)
    assert {"Germany", "France"} <= {land.country for land in lands}
    assert all(5 - 1e-9 <= x <= 15 + 1e-9 and 45 - 1e-9 <= y <= 55 + 1e-9 for land in lands for x, y in land.ring)


def test_no_outline_crosses_the_whole_earth():
    for land in outlines_in(WORLD):
        steps = zip(land.ring, land.ring[1:], strict=False)
        assert land.country == "Antarctica" or all(abs(a[0] - b[0]) < 90 for a, b in steps)
