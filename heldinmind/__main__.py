"""`python -m heldinmind`: the same as the `heldinmind` command."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036  (pip would have refused; a bare checkout does not)
    sys.exit("Held in Mind needs Python 3.11 or newer; this is Python " + sys.version.split()[0] + ".")
try:
    from heldinmind.cli import app
except ModuleNotFoundError as missing:
    sys.exit(f"{missing.name} is not installed here: in the course's folder, run pip install -r requirements.txt")

app(prog_name="heldinmind")
