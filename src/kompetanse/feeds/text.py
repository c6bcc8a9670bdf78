"""The words of a calendar entry, in the plan's language."""

from collections.abc import Callable, Iterable, Iterator

from kompetanse.dates import DateRange, Mode, When
from kompetanse.dates.format import format_range, month_name
from kompetanse.dates.when import Precision
from kompetanse.feeds.cleaning import cleaned
from kompetanse.feeds.timing import Slot
from kompetanse.messages import Translator
from kompetanse.model import (
    AnalysisPart,
    Deadline,
    Duty,
    Element,
    Gathering,
    GuidanceSession,
    Plan,
    Status,
)
from kompetanse.model.audience import Directory
from kompetanse.model.calling_off import without_calling_off
from kompetanse.model.walk import Inventory
from kompetanse.phrase import Phrase


_DATE_TO_COME = Phrase("{when}, date to come: {what}")


def called_off(text: str, say: Callable[..., str]) -> str:
    """A title that says that there will be no such thing; Outlook shows it by nothing else.

    >>> called_off("Oktober, dato kommer: Samling 1", Translator("nb").sentence)
    'AVLYST: Oktober: Samling 1'
    """
    coming = say(_DATE_TO_COME, {"when": "", "what": ""})
    return say("CANCELLED: {what}", {"what": text.replace(coming, ": ", 1)})


def is_tentative(element: object) -> bool:
    """Whether the plan says that a date may change, though it states one."""
    statuses = (getattr(element, name, None) for name in ("date_status", "status"))
    return Status.TENTATIVE in statuses


class Wording:
    """Writes summaries and descriptions of one plan's entries."""

    def __init__(self, plan: Plan, translator: Translator, directory: Directory) -> None:
        self.directory = directory
        self.say = translator.sentence
        self._language = translator.language
        self._owners = plan.owners or {}
        inventory = Inventory(plan)
        self._holders = {
            id(thing): owner
            for thing in inventory.of("Event")
            if isinstance(owner := inventory.owner(thing), Element)
        }

    def summary(self, element: object, when: When, slot: Slot, *, cancelled: bool = False) -> str:
        """One line that says what, and how sure the date is."""
        title = self._title(element)
        if isinstance(element, Deadline | Duty):
            text = self.say("Deadline: {what}", {"what": title})
        elif cancelled:  # no date is to come
            text = title if slot.precision == "DAY" else self._with_time(title, when, slot)
        else:
            text = self._timed_title(title, when, slot)
        return called_off(text, self.say) if cancelled else text

    def description(self, element: object, when: When, slot: Slot) -> str:
        """Parts, topics and audience, and the time in the author's words."""
        return "\n".join(self._lines(element, when, slot))

    def location(self, element: object) -> str | None:
        """The place, or that it is on the net."""
        if place := getattr(element, "place", None):
            return str(place)
        return self.say("Online") if getattr(element, "online", None) else None

    def _title(self, element: object) -> str:
        holder = self._holders.get(id(element))
        said = ("title", "what") if holder else ("title", "what", "name", "id")
        texts = (without_calling_off(getattr(element, name, None) or "") for name in said)
        title = next(filter(None, map(cleaned, texts)), "") or self._untitled(element, holder)
        held = self._holder_name(holder) if holder else ""
        return ": ".join(filter(None, (held, title))) or self.say("Meeting")

    def _untitled(self, element: object, holder: Element | None) -> str:
        """What an entry is called that has no title."""
        if isinstance(element, GuidanceSession):
            return self.say("Guidance")
        if isinstance(element, AnalysisPart):
            return self.say("Pedagogical analysis")
        if type(element).__name__ == "Visit":
            return self.say("Visit of the advisers")
        if type(holder).__name__ == "AdviserTeam":
            return self.say("Training of the advisers")
        return "" if isinstance(holder, Duty) else self.say("Meeting")

    def _holder_name(self, holder: Element) -> str:
        """What an entry's holder is called: an agreement by its owner, a team not by its id.

        A duty is called by what is done.
        """
        name = getattr(holder, "label", None)
        if not name and type(holder).__name__ == "Agreement":
            name = (self._owners.get(getattr(holder, "owner", None) or "") or holder).name
        elif not name and type(holder).__name__ != "AdviserTeam":
            name = holder.name
        name = cleaned(name or "")
        return name[:1].upper() + name[1:] if isinstance(holder, Duty) else name

    def _timed_title(self, title: str, when: When, slot: Slot) -> str:
        time = self._said(when, slot)
        arguments: dict[str, object] = {"what": title, "when": time[:1].upper() + time[1:]}
        if when.mode is Mode.FROM:
            return self.say("From {day}: {what}", {**arguments, "day": slot.days.begin})
        if slot.marker and when.mode is Mode.WITHIN:
            return self.say(_DATE_TO_COME, arguments)
        if slot.marker:
            return self.say("{when}: {what}", arguments)
        return title if slot.precision == "DAY" else self._with_time(title, when, slot)

    def _with_time(self, title: str, when: When, slot: Slot) -> str:
        return self.say("{what} ({when})", {"what": title, "when": self._said(when, slot)})

    def _said(self, when: When, slot: Slot) -> str:
        """The time in the author's words; of a set only what the entry stands for, in ours."""
        if len(when.parts) < 2:  # noqa: PLR2004 - two make a set
            return without_calling_off(when.text).strip()
        return self._part(slot.days, when.precision)

    def _part(self, days: DateRange, precision: Precision) -> str:
        if precision is Precision.MONTH:
            months = dict.fromkeys(
                month_name(day, self._language) for day in (days.begin, days.last)
            )
            return " – ".join(months)
        if precision is not Precision.WEEK:
            return format_range(days, self._language)
        first, last = (day.isocalendar().week for day in (days.begin, days.last))
        if first == last:
            return self.say("week {week}", {"week": first})
        return self.say("weeks {first}–{last}", {"first": first, "last": last})

    def _lines(self, element: object, when: When, slot: Slot) -> Iterator[str]:
        for part in getattr(element, "parts", None) or ():
            clock = f" ({part.when.text})" if part.when else ""
            yield f"{part.name}{clock}"
            yield from (f"  – {topic}" for topic in part.topics or ())
        yield from (f"– {topic}" for topic in getattr(element, "topics", None) or ())
        if text := getattr(element, "text", None):
            yield str(text)
        yield from self._people(element)
        yield self.say("Time in the plan: {when}", {"when": when.text})
        if slot.end_assumed:
            yield self.say("The plan does not say when it ends.")
        yield from self._status(element)

    def _people(self, element: object) -> Iterator[str]:
        """For whom it is, who leads it, and who is to get what is due."""
        duty = element if isinstance(element, Duty) else self._holders.get(id(element))
        audience = getattr(element, "audience", None)
        if audience is None and isinstance(duty, Duty):
            audience = (*duty.roles, *(duty.together_with or ()))
        if audience:
            yield self.say("For: {audience}", {"audience": self._names(audience)})
        leading = (getattr(element, name, None) for name in ("leads", "chair", "by"))
        if leads := next(
            (some for some in leading if some and not isinstance(element, Duty)), None
        ):
            named = self._names((leads,) if isinstance(leads, str) else leads)
            yield self.say("Led by: {leads}", {"leads": named})
        if recipient := getattr(element, "recipient", None):
            yield self.say("To: {recipient}", {"recipient": self._names((recipient,))})

    def _names(self, terms: Iterable[str]) -> list[str]:
        """What people call those whom the plan names; an id that says the same stays small."""
        names = ((term, self.directory.label(term)) for term in terms)
        return [term if term.casefold() == name.casefold() else name for term, name in names]

    def _status(self, element: object) -> Iterator[str]:
        if is_tentative(element):
            yield self.say("The date may still change.")
        elif isinstance(element, Gathering) and element.content_status is Status.TENTATIVE:
            yield self.say("The date is fixed; the content may still change.")
        yield from getattr(element, "remarks", None) or ()
