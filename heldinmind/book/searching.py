"""The search index: English words as Sphinx stems them, but each word of the course once, and not once a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from sphinx.application import Sphinx


def connect(app: Sphinx) -> None:
    """Lets Sphinx make the index of a book in British English so."""
    from sphinx.search.en import SearchEnglish

    class British(SearchEnglish):
        lang = "en-GB"
        language_name = "British English"

        def init(self, options: dict[str, str]) -> None:
            super().init(options)
            self.stems = dict[str, str]()

        def stem(self, word: str) -> str:
            if word not in self.stems:
                self.stems[word] = super().stem(word)
            return self.stems[word]

    app.add_search_language(British)
