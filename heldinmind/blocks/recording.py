"""What joins a block in a notebook to the learner's record: its state, what it tells, and what it may read."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING, Any, ClassVar
from weakref import WeakSet

import anywidget
import traitlets

from heldinmind.record.events import stands
from heldinmind.record.journal import Journal, NewerRecord, Record, usual_file

if TYPE_CHECKING:
    from heldinmind.record.events import Event
    from heldinmind.record.journal import State

_READERS: WeakSet[Recorded] = WeakSet()
"""The blocks that show the whole record: they follow what the others tell."""


class Recorded(anywidget.AnyWidget):
    """A block whose state is kept in the record, and which tells it what happened (docs/record.md)."""

    reads: ClassVar[bool] = False
    """Whether the block is given the whole record."""

    happened: traitlets.List[Event] = traitlets.List().tag(sync=True)
    """What has just happened: told by the front end, and then appended to the record."""
    events: traitlets.List[Event] = traitlets.List().tag(sync=True)
    states: traitlets.List[State] = traitlets.List().tag(sync=True)
    wish = traitlets.Dict().tag(sync=True)
    granted = traitlets.Dict().tag(sync=True)
    keeping = traitlets.Unicode("notebook").tag(sync=True)
    """`notebook`; or `nothing`, `nowhere`, `newer`: why nothing is kept."""

    def follow_record(self, block: str) -> None:
        """Takes in how `block` stands in the record, and keeps from now on what is done."""
        own = [name for name in self.traits(sync=True) if name in type(self).own_traits()]
        record = self._with_journal(lambda journal: journal.read())
        for name, value in (record.states.get(block, {}).get("values", {}) if record else {}).items():
            if name in own:
                self._take(name, value)
        if self.reads:
            _READERS.add(self)
            self._show(record or Record())
        self.observe(lambda _: self._change(lambda journal: journal.append(self.happened)), "happened")
        self.observe(self._grant, "wish")
        if own:
            self.observe(lambda it: self._change(lambda journal: journal.keep(block, {it["name"]: it["new"]})), own)

    @classmethod
    def own_traits(cls) -> set[str]:
        """The names of what the kind of block keeps of itself."""
        from heldinmind.blocks.base import Block

        return set(cls.class_traits()) - set(Block.class_traits())

    def _take(self, name: str, value: Any) -> None:
        try:
            self.set_trait(name, value)
        except traitlets.TraitError:
            # Kept by another edition, in another shape: this one begins anew, and the record keeps what it has.
            return

    def _change(self, change: Any) -> None:
        record = self._with_journal(change)
        if record is not None:
            for reader in list(_READERS):
                reader._show(record)  # noqa: SLF001  (one of its own kind)

    def _show(self, record: Record) -> None:
        self.events = [dict(event) for event in record.events if stands(event)]
        self.states = [dict(state) for state in record.states.values()]

    def _with_journal(self, use: Any) -> Any:
        """What `use` makes of the journal; None, with `keeping` saying why, where nothing can be kept."""
        file = usual_file()
        if file is None:
            self.keeping = "nothing"
            return None
        try:
            return use(Journal(file))
        except NewerRecord:
            self.keeping = "newer"
        except OSError:
            self.keeping = "nowhere"
        return None

    def _grant(self, change: Mapping[str, Any]) -> None:
        """Does what only My record asks for: takes in another record, deletes words, or erases it all."""
        wish = change["new"]
        events: list[Event] = wish.get("events", [])
        match wish.get("to"):
            case "restore":
                said = self._with_journal(lambda journal: journal.restore(events, wish.get("states", [])))
            case "forget":
                said = self._with_journal(
                    lambda journal: journal.forget(wish.get("id", ""), wish.get("states", [])) or "forgotten"
                )
            case "erase":
                said = self._with_journal(lambda journal: journal.erase() or "erased")
            case _:
                return
        self._change(lambda journal: journal.read())
        outcome = said if isinstance(said, dict) else None
        # With the time of asking, so that the same wish made again is answered again.
        self.granted = {"to": wish["to"], "ok": said is not None, "said": outcome, "asked": wish.get("asked")}
