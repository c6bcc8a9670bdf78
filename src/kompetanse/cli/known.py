"""The baseline of a check: what it holds is put aside, or it is written anew."""

import os
from argparse import Namespace

from kompetanse.baseline import Baseline, read_baseline
from kompetanse.cli.console import complain
from kompetanse.cli.language import say
from kompetanse.cli.output import write
from kompetanse.config import Config
from kompetanse.errors import KompetanseError
from kompetanse.finding import Report, Severity


class Known:
    """The baseline of one call."""

    def __init__(self, baseline: Baseline, *, learns: bool) -> None:
        self._baseline = baseline
        self._learns = learns

    def put_aside(self, report: Report, fail_on: Severity) -> Report:
        """The report without what is known; all of it is, where the baseline is written anew."""
        if self._learns:
            self._baseline.learn(report, fail_on)
        return self._baseline.without_known(report)

    def finish(self) -> None:
        """Write the baseline, or tell which of its plans are gone.

        Raises:
            OutputError: It cannot be written.
        """
        gone = self._baseline.missing_files()
        file = self._baseline.file
        if not self._learns:
            for name in gone:
                told = {"file": file, "name": name}
                complain(say("{file} knows findings of {name}, which is not there any more", told))
            return
        self._baseline.forget(gone)
        write(file, self._baseline.text().encode("utf-8", "backslashreplace"))
        count = self._baseline.size
        held: dict[str, object] = {"file": file, "count": count}
        complain(
            say(
                "{file} holds {count} known finding",
                held,
                plural="{file} holds {count} known findings",
                count=count,
            )
        )


def open_known(arguments: Namespace, config: Config) -> Known | None:
    """The baseline that the call or the configuration names, if there is one.

    Raises:
        KompetanseError: It cannot be read, or none is named where one is to be written.
    """
    file = None if arguments.no_baseline else arguments.baseline or config.baseline
    if file is None:
        if arguments.update_baseline:
            raise KompetanseError("--update-baseline writes the file that --baseline names")
        return None
    if os.path.lexists(file):
        return Known(read_baseline(file), learns=arguments.update_baseline)
    if not arguments.update_baseline:
        raise KompetanseError("{file} is not there; --update-baseline writes it", file=file)
    return Known(Baseline(file), learns=True)
