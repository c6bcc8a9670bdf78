"""What a rule's manual is made of."""

from attrs import frozen


@frozen
class Fragment:
    """A piece of a plan that breaks a rule, or one that holds.

    `yaml` is merged into a minimal valid plan. Two keys are not the plan's: `today` (the day
    on which it is checked) and `previous` (a fragment of the issue before).
    """

    breaks: bool
    yaml: str


@frozen
class Manual:
    """The manual of a rule that is no function with a docstring.

    Attributes:
        title: What must hold.
        why: Why it must.
        fragments: Plans that break the rule, and plans in which it holds.
    """

    title: str
    why: str = ""
    fragments: tuple[Fragment, ...] = ()
