"""The services of one's own area, as data/local.yaml has them."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class LocalBlock(Block):
    """What is said in the nation chosen, and the local services with their numbers, or where to find these.

    Its id is ‘all’, or the services' ids with hyphens, joined by semicolons.
    """

    kind: ClassVar[str] = "local"
    called: ClassVar[str] = "Local services"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:
        """The local services in `block_id`. Raises ContentError where there is no such service."""
        from heldinmind.catalogue.local_services import local_file, local_services
        from heldinmind.catalogue.nations import nation_names, nations_file

        nation = nation_names()
        nationwide = [
            ("Urgent advice", nation["urgent_line"]),
            ("In a mental health crisis", nation["crisis_line"]),
            ("A child who may be at risk", nation["social_care"]),
            ("Domestic abuse", nation["abuse_helpline"]),
        ]
        items = "".join(f"<li><strong>{escape(when)}:</strong> {escape(whom)}</li>" for when, whom in nationwide)
        services = "".join(f"<li>{escape(_capital(shown))}</li>" for shown in _chosen(block_id, local_services()))
        html = (
            f"<p><strong>{escape(nation['name'])}</strong></p><ul>{items}</ul>"
            f"<details><summary>Local services, by name</summary><ul>{services}</ul></details>"
        )
        return Resolved("Local services", html, {}, [local_file(), nations_file()])


def _chosen(block_id: str, services: Mapping[str, str]) -> list[str]:
    from heldinmind.catalogue.local_services import local_file
    from heldinmind.catalogue.problems import ContentError, Problem

    wanted = list(services) if block_id == "all" else [one.replace("-", "_") for one in block_id.split(";")]
    if unknown := [one for one in wanted if one not in services]:
        message = f"There is no local service ‘{unknown[0]}’."
        raise ContentError([Problem(local_file(), 1, "unknown-name", message, f"one of: {', '.join(services)}.")])
    return [services[one] for one in wanted]


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
