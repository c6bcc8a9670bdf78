"""What a rule is about: schools, the leader module, the modules for teachers; and its source.

A rule does not hold for what it is not about; it is *not evaluated* there. The generators say
what is missing, and tell the rule whether to go on:

```python
if not (yield from is_for_leaders(module)):
    return
```
"""

from collections.abc import Generator

from kompetanse.model import Module, ModuleKind, Unit
from kompetanse.model.programme_kinds import kind_of_module
from kompetanse.rule import Missing
from kompetanse.rule.shapes import same_person
from kompetanse_skup.outline import SCHOOLS, Outline


SOURCE = "SKUP-Hedmark"
ORGANISATION = f"{SOURCE}, Organisering av programmet"
LEADER_MODULE = f"{SOURCE}, Ledermodul"
TEACHER_MODULES = f"{SOURCE}, Moduler for lærere"
CONDITIONS = f"{SOURCE}, Betingelser for deltagelse"
ECONOMY = f"{SOURCE}, Økonomi"


def is_for_leaders(module: Module) -> Generator[Missing, None, bool]:
    """Tell whether a module is the leader module."""
    yes = kind_of_module(module) is ModuleKind.LEADER
    if not yes:
        yield Missing(module, "modules.kind: leader")
    return yes


def is_for_teachers(module: Module, outline: Outline) -> Generator[Missing, None, bool]:
    """Tell whether a module is one for teachers."""
    yes = module.id in outline.teacher_modules
    if not yes:
        yield Missing(module, "modules.kind: teacher")
    return yes


def is_school(unit: Unit) -> Generator[Missing, None, bool]:
    """Tell whether a unit is a school."""
    yes = unit.kind in SCHOOLS
    if not yes:
        yield Missing(unit, "units.kind: school")
    return yes


def is_called(unit: Unit, name: str) -> bool:
    """Tell whether a name is that of a unit."""
    return any(same_person(name, own) for own in (unit.id, unit.name) if own)
