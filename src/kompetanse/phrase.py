"""Words of ours inside a message, which are translated as the message is."""


class Phrase(str):
    """English words that stand for an argument: «a rate» in «this is {found}».

    An argument that is a plain text is an author's own and is shown as it is.

    >>> "this is {found}".format(found=Phrase("a rate"))
    'this is a rate'
    """

    __slots__ = ()
