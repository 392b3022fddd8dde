"""What the book needs to be kept for offline, and among a phone's apps: its worker, its list of files, its manifest.

How the three are used stands in docs/offline.md.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from heldinmind.blocks.base import DIST
from heldinmind.catalogue.memory import made
from heldinmind.course import course_folder

if TYPE_CHECKING:
    from sphinx.application import Sphinx

APP = "held-in-mind"
LIST = "offline.json"
WORKER = "worker.js"
MANIFEST = "manifest.json"
"""Not `.webmanifest`, which some web servers refuse to send because they do not know the ending."""

ICON = "_static/icon.png"
ICON_SIZE = 192
HASH_DIGITS = 16
"""Of SHA-256, in hexadecimal: against a mix-up of editions, and not against a forger, who would forge the list."""


def publish(app: Sphinx, failed: Exception | None) -> None:
    """Puts worker, manifest and icon beside the finished pages."""
    if failed is not None:
        return
    site = Path(app.outdir)
    # At the root, since a worker answers for the folder it lies in.
    shutil.copyfile(DIST / "root" / WORKER, site / WORKER)
    (site / ICON).write_bytes(icon())
    title = str(app.config.html_title or app.config.project)
    manifest = _manifest(title, f"{app.config.root_doc}.html")
    (site / MANIFEST).write_text(json.dumps(manifest, ensure_ascii=False), encoding="utf-8")


def write_list(site: Path) -> None:
    """Writes the list of all files of the finished book in `site`, each with its hash and its size."""
    files = {path.relative_to(site).as_posix(): path for path in sorted(site.rglob("*")) if _is_kept(path, site)}
    listed = {name: _entry(path.read_bytes()) for name, path in files.items()}
    edition = hashlib.sha256(json.dumps(listed).encode()).hexdigest()[:HASH_DIGITS]
    whole = {"app": APP, "edition": edition, "files": listed}
    (site / LIST).write_text(json.dumps(whole, ensure_ascii=False, separators=(",", ":")), encoding="utf-8")


def _is_kept(path: Path, site: Path) -> bool:
    """Whether readers may ask for the file. The worker is kept by the browser itself; the inventory is for Sphinx."""
    name = path.relative_to(site).as_posix()
    hidden = any(part.startswith(".") for part in Path(name).parts)
    return path.is_file() and not hidden and name not in {LIST, WORKER, "objects.inv"}


def _entry(content: bytes) -> list[str | int]:
    return [hashlib.sha256(content).hexdigest()[:HASH_DIGITS], len(content)]


def icon() -> bytes:
    """The mark of the book as a picture of points, to its edges: each device cuts the corners in its own way."""
    mark = (course_folder() / "book" / "images" / "mark.svg").read_text(encoding="utf-8")
    square = mark.replace(' rx="11"', "").replace("<svg ", f'<svg width="{ICON_SIZE}" height="{ICON_SIZE}" ', 1)

    def draw() -> bytes:
        import vl_convert

        return bytes(vl_convert.svg_to_png(square))

    return made("icon", square, draw)


def _manifest(title: str, start: str) -> dict[str, Any]:
    return {
        "name": title,
        "short_name": title,
        "lang": "en-GB",
        "start_url": start,
        "scope": "./",
        "display": "standalone",
        "background_color": "#fdfbf7",
        "theme_color": "#0f6460",
        "icons": [
            {"src": "_static/mark.svg", "type": "image/svg+xml", "sizes": "any"},
            {"src": ICON, "type": "image/png", "sizes": f"{ICON_SIZE}x{ICON_SIZE}", "purpose": "any maskable"},
        ],
    }
