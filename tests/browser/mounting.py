"""A block mounted on a page of its own, as whoever hosts anywidgets would: for content that no page of the book has."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

from playwright.sync_api import Locator, Page

from heldinmind.blocks.base import DIST

_PAGE = """\
<!doctype html>
<html lang="en" data-theme="light">
<title>A block</title>
<meta name="viewport" content="width=device-width">
<link rel="icon" href="data:,">
<link rel="stylesheet" href="{home}/_static/held-in-mind/book.css">
<body style="display: block">
<main style="padding: 1rem"><h1>A block</h1><h2>On its own</h2><div id="place"></div></main>
<script type="module">
  import block from "{home}/mounted/{module}.js";
  const values = {values};
  const listeners = {{}};
  window.told = [];
  window.values = values;
  const model = {{
    get: (name) => values[name],
    set(name, value) {{
      values[name] = value;
      if (name === "happened") window.told.push(...value);
      for (const changed of listeners[`change:${{name}}`] ?? []) changed();
    }},
    on: (event, changed) => (listeners[event] ??= new Set()).add(changed),
    off: (event, changed) => listeners[event]?.delete(changed),
    save_changes() {{}},
  }};
  for (const [name, value] of Object.entries(block.kept)) values[name] ??= value;
  block.render({{ model, el: document.querySelector("#place") }});
</script>
"""


def mounted(page: Page, home: str, module: str, content: Mapping[str, Any], **traits: Any) -> Locator:
    """The block `module` with this content, on a page of its own beside the book at `home` (http).

    In the page, `told` holds every event that the block told, and `values` its traits.
    """
    values = {"content": content, "block_kind": module, "block_id": content.get("id", module), **traits}
    written = json.dumps(values).replace("<", "\\u003c")
    script = (DIST / f"{module}.js").read_text(encoding="utf-8")
    page.route(f"{home}/mounted/{module}.js", lambda it: it.fulfill(body=script, content_type="text/javascript"))
    body = _PAGE.format(home=home, module=module, values=written)
    page.route(f"{home}/mounted/page.html", lambda it: it.fulfill(body=body, content_type="text/html"))
    page.goto(f"{home}/mounted/page.html")
    return page.locator("#place")
