"""Which news agency's text does a report print? What it credits, or the agency that its outlet is itself."""

from __future__ import annotations

from hearsay.model import Report
from hearsay.read.agencies import agencies, host_of, label_of


def own_agency(report: Report) -> str | None:
    """Name the agency that the report's outlet is, if it is one."""
    if label := label_of(report.outlet or ""):
        return label
    host = site_of(report)
    hosts = agencies().hosts
    return next((hosts[own] for own in sorted(hosts) if host == own or host.endswith(f".{own}")), None)


def site_of(report: Report) -> str:
    """Give the site that a report comes from, as its address or its outlet has it."""
    outlet = (report.outlet or "").casefold().removeprefix("www.")
    return host_of(report.url) or (outlet if "." in outlet and " " not in outlet else "")


def agencies_of(report: Report) -> tuple[str, ...]:
    """Name the agencies whose text the report may print, surest first."""
    known = set(agencies().names.values())
    found = [own_agency(report), *report.credits]
    return tuple(dict.fromkeys(label for label in found if label in known))
