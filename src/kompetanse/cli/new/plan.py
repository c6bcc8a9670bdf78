"""Start something new: a plan, with the sections of the rule packs that it follows."""

import os
from argparse import ArgumentParser, Namespace
from datetime import date

from kompetanse.cli.output import write
from kompetanse.cli.project import add_arguments, open_project
from kompetanse.dates import SchoolYear
from kompetanse.dates.format import numeric
from kompetanse.errors import KompetanseError, UnknownNameError
from kompetanse.locales import LANGUAGES
from kompetanse.messages import Translator
from kompetanse.plugins import Plugins
from kompetanse.template import BASE, plan_template
from kompetanse.transcription.piece import slug


EXAMPLE = """\
example:
  kompetanse new plan --follows dekom -o plan.yaml"""


def configure(parser: ArgumentParser) -> None:
    """Declare the arguments."""
    parser.add_argument(
        "--follows", metavar="PACK", action="append", default=[], help="a rule pack (repeatable)"
    )
    parser.add_argument("--language", choices=LANGUAGES, default="nb", help="default: nb")
    parser.add_argument("--id", help="the plan's id (default: from the name of its file)")
    parser.add_argument("--output", "-o", metavar="FILE", help="default: standard output")
    parser.add_argument("--force", action="store_true", help="write over a file that is there")
    add_arguments(parser)


def run(arguments: Namespace) -> int:
    """Write the template."""
    if arguments.output and os.path.exists(arguments.output) and not arguments.force:
        raise KompetanseError(
            "{path} is there already; --force writes over it", path=arguments.output
        )
    plugins = open_project(arguments).plugins
    translator = Translator(arguments.language, plugins.catalogues)
    files = [BASE, *_templates(plugins, arguments.follows)]
    text = plan_template(files, _known(arguments, translator), translator)
    write(arguments.output, text.encode())
    return 0


def _templates(plugins: Plugins, packs: list[str]) -> list[str]:
    """The template files of rule packs; a pack may have none."""
    for pack in packs:
        if pack not in plugins.packs:
            raise UnknownNameError("rule pack", pack, list(plugins.packs))
    found = (plugins.packs[pack].info.template for pack in packs)
    return [template for template in found if template]


def _scalar(text: str) -> str:
    """A text as YAML has it: as it is, or in quotation marks where it is no plain name."""
    if text == slug(text):
        return text
    import json  # noqa: PLC0415 - hardly ever

    return json.dumps(text, ensure_ascii=False)


def _known(arguments: Namespace, translator: Translator) -> dict[str, str]:
    """What a new plan says already."""
    today = date.today()  # noqa: DTZ011 - the planner's own day
    say = translator.sentence
    file = os.path.splitext(os.path.basename(arguments.output or ""))[0]
    return {
        "id": _scalar(arguments.id or (slug(file) if file else "plan")),
        "language": arguments.language,
        "country": "DK" if arguments.language == "da" else "NO",
        "period": say("school year {year}", {"year": str(SchoolYear.of(today))}),
        "follows": f"[{', '.join(arguments.follows)}]",
        "updated": numeric(today, arguments.language),
        "all_staff": say("All staff"),
        "leaders": say("School leaders"),
        "gathering": say("Gathering"),
    }
