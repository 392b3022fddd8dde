"""Opening a browser where there is a screen to show it on."""

import contextlib
import os
import sys
import threading
import webbrowser


def has_screen() -> bool:
    """Whether a browser would be seen: on Linux only where a display is named."""
    return not sys.platform.startswith("linux") or bool(os.environ.get("DISPLAY") or os.environ.get("WAYLAND_DISPLAY"))


def open_in_browser(address: str) -> None:
    """Opens `address`, if there is a screen. Never fails and hardly waits: the address was printed anyway."""
    if has_screen():
        opening = threading.Thread(target=_open, args=(address,), daemon=True)
        opening.start()
        # Long enough to start one, if this program ends next; a browser in the terminal would not come back.
        opening.join(timeout=3)


def _open(address: str) -> None:
    with contextlib.suppress(Exception):  # a desktop may lack a browser in many ways
        webbrowser.open(address)
