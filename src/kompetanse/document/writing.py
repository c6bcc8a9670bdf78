"""Plain data as YAML, the way a person would write it."""


def write(data: object) -> str:
    """Write plain data as YAML that reads back to the same data, every text as a text.

    >>> print(write({"title": "2021", "when": "14:30", "audience": ["skoleledere"]}), end="")
    title: '2021'
    when: '14:30'
    audience:
    - skoleledere
    """
    import yaml  # noqa: PLC0415 - reading a plan needs none of the writing part

    dumper = getattr(yaml, "CSafeDumper", yaml.SafeDumper)
    text: str = yaml.dump(
        data, Dumper=dumper, allow_unicode=True, sort_keys=False, width=100, indent=2
    )
    return text
