"""Times that are tied to another element of the plan: «til 3. samling», «etter analysedelen»."""

from kompetanse.dates.cursor import Cursor
from kompetanse.dates.when import When


def read_relative(c: Cursor) -> When | None:
    return None
