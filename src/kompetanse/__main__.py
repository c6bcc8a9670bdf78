"""The command line as a module: `python -m kompetanse`."""

import sys

from kompetanse.cli import main


if __name__ == "__main__":
    sys.exit(main())
