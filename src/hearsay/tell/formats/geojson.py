"""Accounts as GeoJSON (RFC 7946): the places of each story that the gazetteer knows, as points for a map."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from hearsay.model import Account, Entity, Place
from hearsay.tell.formats.iris import written
from hearsay.tell.formats.phrases import plain


def render(accounts: Sequence[Account]) -> str:
    """Write the places of accounts as one collection of features."""
    features = [_feature(a, e, e.place) for a in accounts for e in a.entities if e.place]
    return written({"type": "FeatureCollection", "features": features})


def _feature(account: Account, entity: Entity, place: Place) -> dict[str, Any]:
    """Make a point of a place; GeoJSON has the longitude first."""
    return {
        "type": "Feature",
        "id": f"{account.story.id}/{entity.id}",
        "geometry": {"type": "Point", "coordinates": [place.longitude, place.latitude]},
        "properties": {
            "name": plain(entity.name),
            "names": [plain(form.text) for form in entity.names],
            "country": place.country,
            "story": account.story.id,
            "story_title": plain(account.story.title),
            "mentions": len(entity.mentions),
            "reports": sorted({mention.report for mention in entity.mentions}),
            "gazetteer": place.gazetteer,
            "gazetteer_key": place.key,
        },
    }
