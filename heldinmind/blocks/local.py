"""The services of one's own area, as data/local.yaml has them."""

from __future__ import annotations

from html import escape
from typing import ClassVar

from heldinmind.blocks.base import Block, Resolved


class LocalBlock(Block):
    """What is said in the nation chosen, and every local service with its number, or where to find it."""

    kind: ClassVar[str] = "local"
    called: ClassVar[str] = "Local services"
    module: ClassVar[str] = "static"

    @classmethod
    def resolve(cls, block_id: str) -> Resolved:  # noqa: ARG003
        """The local services, whatever the list is called. Raises ContentError."""
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
        services = "".join(f"<li>{escape(_capital(shown))}</li>" for shown in local_services().values())
        html = (
            f"<p><strong>{escape(nation['name'])}</strong></p><ul>{items}</ul>"
            f"<details><summary>Local services, by name</summary><ul>{services}</ul></details>"
        )
        return Resolved("Local services", html, {}, [local_file(), nations_file()])


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
