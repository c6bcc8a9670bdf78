"""Words of ours inside a message, which are in the language of the message."""


class Phrase(str):
    """English words that stand for an argument: «a rate» in «this is {found}».

    An argument that is a plain text is an author's own and is shown as it is.

    >>> "this is {found}".format(found=Phrase("a rate"))
    'this is a rate'
    """

    __slots__ = ()


class Named:
    """Something of the calendar that has a name in each language: a term, a weekday, a holiday.

    As an argument of a message it is named in the language of the message.
    """

    __slots__ = ()

    def label(self, language: str) -> str:
        """Give the name as it stands inside a sentence."""
        raise NotImplementedError
