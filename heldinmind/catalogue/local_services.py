"""Names and numbers of local services, from data/local.yaml: the one file a trainer edits first."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

from heldinmind.catalogue.documents import read_document
from heldinmind.course import data_folder

NOT_FILLED_IN = "(find this in your local procedure)"


def local_file() -> Path:
    """Where the local services stand."""
    return data_folder() / "local.yaml"


def local_services(file: Path | None = None) -> Mapping[str, str]:
    """What to show for each service: its name, and its number and hours where they are filled in.

    A service without a name is shown by what it is, with `NOT_FILLED_IN`: a number is never invented.

    Raises:
        ContentError: the file does not have the form it should.
    """
    from heldinmind.catalogue.parts import Part

    class Service(Part):
        name: str | None = None
        phone: str | None = None
        hours: str | None = None

    class LocalServices(Part):
        nation: str
        services: dict[str, Service]

    document = read_document(file or local_file(), LocalServices)
    return {key: _shown(key, service) for key, service in document.model.services.items()}


def _shown(key: str, service: object) -> str:
    name, phone, hours = (getattr(service, field) for field in ("name", "phone", "hours"))
    if not name and not phone:
        return f"your {key.replace('_', ' ')} {NOT_FILLED_IN}"
    details = ", ".join(detail for detail in (phone, hours) if detail)
    return f"{name or key.replace('_', ' ')} ({details})" if details else str(name)
