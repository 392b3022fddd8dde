"""Batches of records put together: what was shared twice counts once."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from heldinmind.record.deeds import DEEDS, KINDS, NONE
from heldinmind.record.reading import Batch, Told

if TYPE_CHECKING:
    import numpy as np
    import pandas as pd
    from numpy.typing import NDArray

ALIKE = 0.8
"""Of the shorter of two records, the part done at the very times of the other, from which they are one learner's."""
FEWEST_ALIKE = 3
"""Deeds at the very times of another record's below which that may be chance."""
CODED = ("thing", "part", "answer")


def joined(batches: Sequence[Batch]) -> tuple[pd.DataFrame, pd.DataFrame, list[Told]]:
    """All deeds, all words that were ticked, and what became of each file."""
    import numpy as np
    import pandas as pd

    columns, names = _put_together(batches)
    files = [file for batch in batches for file in batch.files]
    row_of = np.arange(len(columns["at"]))
    # Files keep the order of the journal; what came from elsewhere, such as a record store, is put in that of time.
    ordered = np.array([file.ordered for file in files] or [True])[columns["file"]]
    order = np.lexsort((row_of, np.where(ordered, 0, columns["at"]), columns["file"]))
    keep = np.ones(len(order), dtype=bool)
    _drop_same_files(columns, files, keep)
    _drop_same_ids(columns, order, files, keep)
    _unite_shares(columns, order, files, keep)
    kept = order[keep[order]]
    deeds = pd.DataFrame(
        {
            name: pd.Categorical.from_codes(column[kept], pd.Index(names, dtype=object))
            if name in CODED
            else column[kept]
            for name, column in columns.items()
            if name != "id"
        }
    )
    texts = dict(_words_by_row(batches))
    written = [row for row in kept.tolist() if row in texts] if texts else []
    places = {int(row): place for place, row in enumerate(kept)} if texts else {}
    words = deeds.iloc[[places[row] for row in written]][["learner", "did", "thing", "part"]].assign(
        words=[texts[row] for row in written]
    )
    deeds["learner"] = deeds["learner"].map({code: n for n, code in enumerate(deeds["learner"].unique())})
    return deeds, words, files


def _put_together(batches: Sequence[Batch]) -> tuple[dict[str, NDArray[Any]], list[str]]:
    """The columns of all batches one after another, with codes that mean the same in all."""
    import numpy as np

    names, learners = dict[str, int](), dict[str, int]()
    found: dict[str, list[NDArray[Any]]] = {name: [] for name in KINDS}
    first_file = 0
    for batch in batches:
        # One more, at the end, for those that have none: -1 finds it.
        recode = np.array([*(names.setdefault(name, len(names)) for name in batch.names), NONE], dtype="i4")
        again = np.array([*(learners.setdefault(name, len(learners)) for name in batch.learners), NONE], dtype="i4")
        for name, column in batch.columns.items():
            if name in CODED:
                found[name].append(recode[column])
            elif name == "learner":
                found[name].append(again[column])
            else:
                found[name].append(column + first_file if name == "file" else column)
        first_file += len(batch.files)
        batch.columns = {}
    columns = {
        name: np.concatenate(parts) if parts else np.empty(0, dtype=KINDS[name]) for name, parts in found.items()
    }
    # In the order of the alphabet, in which tables then stand, whatever the files are called.
    ranks = np.empty(len(names) + 1, dtype="i4")
    ranks[-1] = NONE
    ranks[[names[name] for name in sorted(names)]] = np.arange(len(names), dtype="i4")
    for name in CODED:
        columns[name] = ranks[columns[name]]
    return columns, sorted(names)


def _words_by_row(batches: Sequence[Batch]) -> list[tuple[int, str]]:
    found, first = list[tuple[int, str]](), 0
    for batch in batches:
        found += [(first + row, text) for row, text in batch.words]
        first += batch.rows
    return found


def _drop_same_files(columns: dict[str, NDArray[Any]], files: list[Told], keep: NDArray[np.bool_]) -> None:
    import numpy as np

    first = dict[bytes, str]()
    again = list[int]()
    for number, file in enumerate(files):
        if file.read and file.digest in first:
            file.read, file.words = False, f"Left out: the same file as ‘{first[file.digest]}’."
            again.append(number)
        elif file.read:
            first[file.digest] = file.name
    if again:
        keep &= ~np.isin(columns["file"], again)


def _drop_same_ids(
    columns: dict[str, NDArray[Any]], order: NDArray[Any], files: list[Told], keep: NDArray[np.bool_]
) -> None:
    """Of statements of one learner with one id the first counts."""
    import pandas as pd

    alive = order[keep[order]]
    keys = pd.DataFrame({"learner": columns["learner"][alive], "id": columns["id"][alive]})
    again = alive[keys.duplicated().to_numpy()]
    keep[again] = False
    for number, count in Counter(columns["file"][again].tolist()).items():
        files[number].words += f" {_statements(count)} in it twice, or in another file too, and counted once."


def _unite_shares(
    columns: dict[str, NDArray[Any]], order: NDArray[Any], files: list[Told], keep: NDArray[np.bool_]
) -> None:
    """Two shares of one record have unlike accounts and ids, but the same deeds at the same times: one learner."""
    import numpy as np
    import pandas as pd

    alive = order[keep[order]]
    # Time is summed by day when it is shared: it has no moment of its own.
    alive = alive[columns["did"][alive] != DEEDS.index("spent")]
    deeds = pd.DataFrame({name: columns[name][alive] for name in ("learner", "at", "did", *CODED)})
    sizes = deeds["learner"].value_counts()
    deed = ["at", "did", *CODED]
    shared = deeds[deeds.duplicated(deed, keep=False)].drop_duplicates(["learner", *deed])
    if not len(shared):
        return
    shared = shared.assign(size=shared["learner"].map(sizes)).sort_values(["size", "learner"], ascending=[False, True])
    shared["longest"] = shared.groupby(deed)["learner"].transform("first")
    pairs = shared[shared["learner"] != shared["longest"]].groupby(["longest", "learner"]).size()
    into = dict[int, int]()
    for (longest, learner), count in pairs.sort_values(ascending=False).items():
        if learner not in into and count >= FEWEST_ALIKE and count >= ALIKE * sizes[learner]:
            into[int(learner)] = int(longest)
    if not into:
        return
    for learner in into:
        while into[learner] in into:
            into[learner] = into[into[learner]]
    _tell(columns, files, into)
    one = columns["learner"]
    whole = np.arange(int(one.max()) + 1, dtype=one.dtype)
    for learner, longest in into.items():
        whole[learner] = longest
    # The longer record goes first, so that what both have is counted there.
    later = np.isin(one, list(into))
    columns["learner"] = whole[one]
    again = order[np.argsort(later[order], kind="stable")]
    again = again[keep[again] & np.isin(columns["learner"][again], list(into.values()))]
    keys = pd.DataFrame({name: columns[name][again] for name in ("learner", "at", "did", *CODED)})
    twice = keys.duplicated().to_numpy() & later[again]
    # The time of a day is in both: that of the longer record counts.
    twice |= (columns["did"][again] == DEEDS.index("spent")) & later[again]
    keep[again[twice]] = False


def _tell(columns: dict[str, NDArray[Any]], files: list[Told], into: dict[int, int]) -> None:
    import pandas as pd

    pairs = pd.DataFrame({"learner": columns["learner"], "file": columns["file"]}).drop_duplicates()
    where = defaultdict[int, list[int]](list)
    for learner, file in pairs.itertuples(index=False):
        where[learner].append(file)
    for learner, longest in into.items():
        for number in where[learner]:
            other = next((file for file in where[longest] if file != number), number)
            files[number].words += f" It is the same record as ‘{files[other].name}’, shared twice: counted once."


def _statements(count: int) -> str:
    return "1 statement stands" if count == 1 else f"{count:,} statements stand"
