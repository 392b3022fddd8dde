"""Names and numbers of local services, from data/local.yaml: the one file a trainer edits first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import Annotated, Literal

from pydantic import StringConstraints

from heldinmind.catalogue.documents import read_document
from heldinmind.catalogue.parts import Part
from heldinmind.catalogue.problems import ContentError
from heldinmind.course import data_folder, readable

NOT_FILLED_IN = "(find this in your local procedure)"

Detail = Annotated[str, StringConstraints(strip_whitespace=True)]
ServiceKey = Annotated[str, StringConstraints(pattern=r"^[a-z]+(_[a-z]+)*$")]


class Service(Part):
    """A local service, as far as a trainer has filled it in. Numbers are kept as they are written."""

    what: Detail | None = None
    """What kind of service it is, in words that follow ‘your’."""
    name: Detail | None = None
    phone: Detail | None = None
    hours: Detail | None = None


class LocalServices(Part):
    """The file of local services."""

    nation: Literal["england", "northern-ireland", "scotland", "wales"]
    services: dict[ServiceKey, Service]


def local_file() -> Path:
    """Where the local services stand."""
    return data_folder() / "local.yaml"


def local_services(file: Path | None = None) -> Mapping[str, str]:
    """What to show for each service: its name, and its number and hours where they are filled in.

    A service without a name is shown by what it is, with `NOT_FILLED_IN`: a number is never invented.

    Raises:
        ContentError: the file does not have the form it should.
    """
    document = read_document(file or local_file(), LocalServices)
    return {key: _shown(key, service) for key, service in document.model.services.items()}


def not_filled_in(file: Path | None = None) -> list[str]:
    """A line that names the services which nobody has filled in yet; none if all are, or the file cannot be read."""
    where = file or local_file()
    try:
        services = read_document(where, LocalServices).model.services
    except ContentError:
        return []
    empty = [key for key, service in services.items() if not service.name and not service.phone]
    if not empty:
        return []
    count = "1 service is" if len(empty) == 1 else f"{len(empty)} services are"
    return [f"{readable(where)}: {count} not filled in, and shown as ‘{NOT_FILLED_IN}’: {', '.join(empty)}."]


def nation(file: Path | None = None) -> str:
    """The nation chosen in the file of local services. Raises ContentError."""
    return read_document(file or local_file(), LocalServices).model.nation


def _shown(key: str, service: Service) -> str:
    kind = service.what or key.replace("_", " ")
    if not service.name and not service.phone:
        return f"your {kind} {NOT_FILLED_IN}"
    details = ", ".join(detail for detail in (service.phone, service.hours) if detail)
    return f"{service.name or f'your {kind}'} ({details})" if details else str(service.name)
