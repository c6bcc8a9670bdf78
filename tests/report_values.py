"""Reports of the kinds that a page has to show, for its tests."""

from datetime import date

import kompetanse
from kompetanse.finding import Report
from kompetanse.plugins import Plugins
from kompetanse.render.html import HtmlRenderer
from kompetanse.render.renderer import Context, pieces


TODAY = date(2021, 9, 1)

SKOG = """\
format: 1
title: Handlingsplan for Skog skole
language: nb
period: skoleåret 2021/2022
follows: [ost-finnmark]
gatherings:
  s1: {title: Samling 1, when: 04.09.21, audience: [skoleledere]}
  s2: {title: Samling 2, when: uke 48, audience: [skoleledere]}
  s3: {title: Planleggingsmøte (frist Statsforvalteren 01.03.21), when: februar 2022, audience: [skoleledere]}
roles: {skoleledere: {label: Skoleledere}}
groups:
  g1: {label: Gruppe ved Skog skole, members: 9}
  g2: {label: Gruppe ved Elv skole, members: 4}
units: {u: {label: Skog, staff: 23, foo: 3}}
waivers:
  - {rule: ost-finnmark/group-size, element: groups/g2, reason: skolen har fire lærere, by: rektor, on: 20.08.21, until: 31.07.22}
  - {rule: weekend-date, element: gatherings/s1, reason: enighet, by: rektor, on: 20.08.21}
"""
HASLEV = """\
format: 1
title: Plan for Haslev
language: da
country: DK
period: skoleåret 2021/2022
gatherings:
  s1: {title: Fælles start, when: uge 36 2021}
"""
HOSTILE = """\
format: 1
title: "</title><script>alert(1)</script> =1+1 \\u202e"
gatherings:
  "a<b>&\\"'": {title: "<img src=x onerror=alert(1)>", when: "</pre><b>31.02.22"}
"""


def report(text: str, plugins: Plugins, name: str = "plan.yaml", **settings: object) -> Report:
    """The report of a plan."""
    document = kompetanse.parse(text, name=name)
    return kompetanse.check(document, plugins=plugins, today=TODAY, **settings)  # type: ignore[arg-type]


def reports(plugins: Plugins) -> list[Report]:
    """Of a plan with everything, a Danish one, a hostile one, and one that cannot be read."""
    return [
        report(SKOG, plugins, "planer/skog.yaml"),
        report(HASLEV, plugins, "planer/haslev.yaml"),
        report(HOSTILE, plugins, "planer/<b>&.yaml"),
        report("[", plugins, "planer/broken.yaml"),
    ]


def page(shown: list[Report], plugins: Plugins | None = None) -> bytes:
    """The page of some reports."""
    renderer = HtmlRenderer(Context(plugins=plugins, today=TODAY))
    return "".join(pieces(renderer, shown)).encode()
