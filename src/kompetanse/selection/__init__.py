"""Which rules run, how bad they are and with which options: layer upon layer, element by element.

A rule is meant by its full name, by its pack (`skup`, and `kompetanse` for the built-in ones), by a
pattern that its full name fits (`skup/*`, `*-date`), or by its severity (`severity:info`).

Most checks have no settings; the class for layers of them is imported where there are any.
"""
