"""A group's shared records as tables: what the group did, where it parted, what it takes for certain.

No number that comes from fewer than five learners leaves a table (`small.py`). `deeds` and `words` are the records
themselves, a row each: they are not to be shown.
"""

from __future__ import annotations

import math
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from heldinmind.course import course_folder
from heldinmind.record import titles
from heldinmind.record.deeds import DEEDS, NONE, SKIPPED, SURE, WHERE
from heldinmind.record.joining import joined
from heldinmind.record.measures import Interval, discrimination, entropy, mean_interval, wilson
from heldinmind.record.reading import READ, Told, read_folder
from heldinmind.record.small import FEWEST, HIDDEN, SHARES_FROM, WORDS_FROM, hidden, of, roughly, told

if TYPE_CHECKING:
    import pandas as pd

DISCRIMINATION_FROM = 20
"""Learners whose answers to a question it takes to say how it tells them apart."""
ROUGH_BELOW = 20
"""Learners below whom an interval is said to be rough."""
LEAST_OF_FORM = 0.5
"""Of the questions of a form, the part that must be answered for it to count."""
BEFORE, AFTER = WHERE.index("before"), WHERE.index("after")


def read_group(folder: Path | str) -> Group:
    """The group whose shared records lie in `folder`, a path from here or from the course's folder.

    Raises FileNotFoundError where there is no such folder.
    """
    path = Path(folder).expanduser()
    if not path.is_absolute() and not path.is_dir():
        path = course_folder() / path
    batches, passed = read_folder(path)
    deeds, words, files = joined(batches)
    return Group(path, deeds, words, sorted([*files, *passed], key=lambda file: file.name))


class Gain(NamedTuple):
    """What changed from the form before to the form after, in percentage points, for those who did both."""

    learners: str
    before: float
    after: float
    gain: Interval
    rough: bool

    def in_words(self) -> str:
        """The gain in two or three sentences."""
        low, high = self.gain.low, self.gain.high
        said = (
            f"Both forms were done by {self.learners}. Right before: {self.before:.1f}%; after: {self.after:.1f}%. "
            f"The gain is {self.gain.estimate:.1f} points (95% interval {low:.1f} to {high:.1f})."
        )
        return f"{said} With so few learners the interval is rough." if self.rough else said


@dataclass(frozen=True)
class Group:
    """Records of a group."""

    folder: Path
    deeds: pd.DataFrame
    words: pd.DataFrame
    told: list[Told]

    @property
    def size(self) -> int:
        """How many learners there are."""
        return int(self.deeds["learner"].nunique())

    @property
    def is_small(self) -> bool:
        """Whether there are too few to show anything."""
        return self.size < FEWEST

    @property
    def synthetic(self) -> bool:
        """Whether any of the records is made up, and says so."""
        return any(file.synthetic for file in self.told if file.read)

    def files(self) -> pd.DataFrame:
        """How many files were simply read, and each of the others with what was done.

        Names stand in quotation marks, so that none is taken for a formula in a spreadsheet.
        """
        apart = [file for file in self.told if file.words != READ]
        plain = len(self.told) - len(apart)
        rows = [["1 file" if plain == 1 else f"{plain:,} files", READ]] if plain else []
        return _table(["File", "What was done"], rows + [[_quoted(file.name), file.words] for file in apart])

    def modules(self) -> pd.DataFrame:
        """How many finished each module, by their own word."""
        return _table(["Module", "Finished"], self._modules())

    def _modules(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        finished = self._did("finished").groupby("thing", observed=True)["learner"].nunique()
        for module, count in finished.items():
            yield [titles.module_title(str(module)), of(int(count), self.size)]

    def cases(self) -> pd.DataFrame:
        """For each case how many reached an ending, began without one, and did not begin."""
        return _table(["Case", "Reached an ending", "Began, no ending yet", "Not begun"], self._cases())

    def _cases(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        played = self._did("began", "chose", "ended")
        begun = played.groupby("thing", observed=True)["learner"].nunique()
        ended = self._did("ended").groupby("thing", observed=True)["learner"].nunique()
        for case, count in begun.items():
            done = int(ended.get(case, 0))
            yield [titles.case_title(str(case)), *told([done, int(count) - done, self.size - int(count)])]

    def gain(self) -> Gain | None:
        """What changed from before to after, with an interval; None where fewer than five did both."""
        before, after = self._scores(BEFORE), self._scores(AFTER)
        both = before.index.intersection(after.index)
        counted = [one for one in both if before[one] >= 0 and after[one] >= 0]
        if len(counted) < FEWEST or self.is_small:
            return None
        differences = (after[counted] - before[counted]).tolist()
        return Gain(
            of(len(counted), self.size),
            float(before[counted].mean()),
            float(after[counted].mean()),
            mean_interval(differences),
            len(counted) < ROUGH_BELOW,
        )

    def _scores(self, where: int) -> pd.Series[float]:
        """The percentage right by learner, of all questions of the form; -1 where too few of them were answered."""
        answers = self._first_answers(self.deeds[self.deeds["where"] == where])
        asked = answers.groupby("thing", observed=True)["part"].nunique()
        by_form = answers.groupby(["learner", "thing"], observed=True)["right"]
        found = by_form.agg(["sum", "count"]).reset_index()
        found["asked"] = found["thing"].map(asked).astype(int)
        # Whoever did two forms is counted with the first.
        found = found.drop_duplicates("learner").set_index("learner")
        enough = found["count"] >= found["asked"] * LEAST_OF_FORM
        scores = (100 * found["sum"] / found["asked"]).where(enough, -1.0)
        return scores.astype(float)

    def questions(self) -> pd.DataFrame:
        """For each question how many were right at the first answer, how many not, and how it tells learners apart."""
        heads = ["Set", "Question", "Right at once", "Not right", "Not answered", "Share right", "Discrimination"]
        return _table(heads, self._questions())

    def _questions(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        apart = self._discrimination()
        for (set_id, question), answers in self._by_question:
            count, right = len(answers), int(answers["right"].sum())
            if count < FEWEST:
                continue
            counts = told([right, count - right, self.size - count])
            share = HIDDEN if HIDDEN in counts else f"{right / count:.0%}"
            names = [titles.set_title(set_id), titles.question_title(set_id, question)]
            yield [*names, *counts, share, self._telling(apart.get((set_id, question)), right, count)]

    def _telling(self, value: float | None, right: int, count: int) -> str:
        """Discrimination as it is shown: of twenty answers or more, with five or more on either side."""
        if count < DISCRIMINATION_FROM or value is None:
            return "too few"
        return f"{value:.2f}" if min(right, count - right) >= FEWEST and not math.isnan(value) else HIDDEN

    def hardest(self, most: int = 10) -> pd.DataFrame:
        """The questions that five or more did not have right at once; those that most had not come first."""
        rows = [row for row in self._questions() if row[3].replace(",", "").isdecimal()]
        rows.sort(key=lambda row: (-int(row[3].replace(",", "")), row[1]))
        return _table(["Set", "Question", "Right at once", "Not right"], [row[:4] for row in rows[:most]])

    def _discrimination(self) -> dict[tuple[str, str], float]:
        if self.size < DISCRIMINATION_FROM:
            return {}
        import numpy as np

        answers = self._first_answers(self.deeds)
        keys = answers.groupby(["thing", "part"], observed=True)
        number, names = keys.ngroup().to_numpy(), [(str(one), str(two)) for one, two in keys.size().index]
        rows, learners = answers["learner"].factorize()
        right = np.full((len(learners), len(names)), np.nan, dtype=np.float32)
        right[rows, number] = answers["right"]
        return dict(zip(names, discrimination(right).tolist(), strict=True))

    def unchosen(self) -> pd.DataFrame:
        """Options that none of five or more learners chose at the first answer: nobody was tempted."""
        return _table(["Set", "Question", "Option nobody chose"], self._unchosen())

    def _unchosen(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        for (set_id, question), answers in self._by_question:
            options = titles.options(set_id, question)
            if len(answers) < FEWEST or not options:
                continue
            chosen = {one for answer in answers["answer"].dropna().unique() for one in str(answer).split("[,]")}
            for option, text in options.items():
                if option not in chosen:
                    yield [titles.set_title(set_id), titles.question_title(set_id, question), text]

    def scenes(self) -> pd.DataFrame:
        """What was chosen at each scene, the first time it was played; scenes that fewer than five left are not here.

        Learners are counted where the whole group passed. Elsewhere there are words, or shares where a hundred or more
        came: from a count one could work out how many chose what led there.
        """
        return _table(["Case", "Scene", "Choice", "Learners"], self._scenes())

    def _scenes(self) -> Iterator[list[str]]:
        for case, scene, chosen in self._choices:
            texts = titles.choices(case, scene)
            counts = {**dict.fromkeys(texts, 0), **chosen}
            places = [titles.case_title(case), titles.scene_title(case, scene)]
            for choice, said in _shown(counts, self.size):
                yield [*places, texts.get(choice, choice), said]

    def parted(self) -> pd.DataFrame:
        """For each case the scene at which the choices were spread the most evenly, and the two taken most often.

        Those two stand in the order of the case, without numbers.
        """
        return _table(["Case", "Where the group parted", "One way", "Another way"], self._parted())

    def _parted(self) -> Iterator[list[str]]:
        widest = dict[str, tuple[float, str, list[str]]]()
        for case, scene, left in self._choices:
            counts = {choice: count for choice, count in left.items() if choice != SKIPPED}
            spread = entropy(list(counts.values()))
            if spread > widest.get(case, (0.0, "", []))[0]:
                most = sorted(counts, key=lambda choice: -counts[choice])[:2]
                widest[case] = (spread, scene, [choice for choice in counts if choice in most])
        for case, (_, scene, ways) in widest.items():
            texts = titles.choices(case, scene)
            named = [texts.get(way, way) for way in ways]
            yield [titles.case_title(case), titles.scene_title(case, scene), *named]

    @cached_property
    def _choices(self) -> list[tuple[str, str, dict[str, int]]]:
        """Each scene that five or more left, with how many chose what; in the order of the case."""
        if self.is_small:
            return []
        found = list[tuple[str, str, dict[str, int]]]()
        left = self._did("chose").dropna(subset=["part", "answer"])
        first = left.drop_duplicates(["learner", "thing", "part"])
        counted = first.groupby(["thing", "part", "answer"], observed=True).size()
        scenes = dict[tuple[str, str], dict[str, int]]()
        for (case, scene, choice), count in counted.items():
            scenes.setdefault((str(case), str(scene)), {})[str(choice)] = int(count)
        order = {case: {scene: place for place, scene in enumerate(titles.scenes_in_order(case))} for case, _ in scenes}
        for case, scene in sorted(scenes, key=lambda key: (key[0], order[key[0]].get(key[1], 999), key[1])):
            counts = scenes[case, scene]
            if sum(counts.values()) >= FEWEST:
                known = list(dict.fromkeys([*titles.choices(case, scene), *counts]))
                ranked = [choice for choice in known if choice in counts and choice != SKIPPED]
                ranked += [SKIPPED] * (SKIPPED in counts)
                found.append((case, scene, {choice: counts[choice] for choice in ranked}))
        return found

    def confidence(self) -> list[tuple[str, int, Interval]]:
        """For ‘guess’, ‘fairly’ and ‘sure’ how many answers there were and the share right, with Wilson's interval.

        Left out where fewer than five learners stand behind the right answers, or behind the others.
        """
        answers = self._first_answers(self.deeds[self.deeds["sure"] != NONE])
        found = list[tuple[str, int, Interval]]()
        for code, name in enumerate(SURE if not self.is_small else []):
            said = answers[answers["sure"] == code]
            sides = [said[said["right"] == right]["learner"].nunique() for right in (0, 1)]
            if len(said) and all(side == 0 or side >= FEWEST for side in sides):
                found.append((name, len(said), wilson(int(said["right"].sum()), len(said))))
        return found

    def confidence_table(self) -> pd.DataFrame:
        """`confidence` as a table."""
        found = {name: (count, share) for name, count, share in self.confidence()}
        rows = [
            [label, f"{found[name][0]:,}", f"{found[name][1].estimate:.0%}", _range(found[name][1])]
            if name in found
            else [label, HIDDEN, HIDDEN, HIDDEN]
            for name, label in SAID.items()
        ]
        return _table(["They said", "Answers", "Right", "95% interval"], [] if self.is_small else rows)

    def sure_and_wrong(self) -> pd.DataFrame:
        """The questions on which five or more learners were sure, and not right, at the first answer."""
        return _table(["Set", "Question", "Sure, and not right"], self._sure_and_wrong())

    def _sure_and_wrong(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        rows = list[tuple[int, list[str]]]()
        for (set_id, question), answers in self._by_question:
            count = int(((answers["sure"] == SURE.index("sure")) & (answers["right"] == 0)).sum())
            if count >= FEWEST:
                title = titles.question_title(set_id, question)
                rows.append((count, [titles.set_title(set_id), title, of(count, self.size)]))
        yield from (row for _, row in sorted(rows, key=lambda one: (-one[0], one[1])))

    def time(self) -> pd.DataFrame:
        """By week: how many learners used the course, and for how many hours in all."""
        return _table(["Week from", "Learners", "Hours in all"], self._time())

    def _time(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        import pandas as pd

        spent = self._did("spent").dropna(subset=["answer"])
        days = pd.to_datetime(spent["answer"].astype(str))
        weeks = (days - pd.to_timedelta(days.dt.day_of_week, unit="D")).dt.date
        for week, rows in spent.groupby(weeks):
            count = rows["learner"].nunique()
            hours = f"{float(rows['number'].sum()) / 3600:.0f}" if count >= FEWEST else HIDDEN
            yield [f"{week:%Y-%m-%d}", of(count, self.size), hours]

    def hours_each(self) -> str:
        """The median time of a learner, in words; '' where too few shared any."""
        each = self._did("spent").groupby("learner", observed=True)["number"].sum()
        if len(each) < FEWEST or self.is_small:
            return ""
        return f"Half of the learners spent {float(each.median()) / 3600:.1f} hours or more with the course."

    def sessions(self) -> pd.DataFrame:
        """Sessions with others that were noted: by day and kind of group."""
        return _table(["Day", "Kind of group", "Noted by", "Minutes (median)"], self._sessions())

    def _sessions(self) -> Iterator[list[str]]:
        if self.is_small:
            return
        for (day, kind), rows in self._did("attended").groupby(["answer", "thing"], observed=True):
            count = rows["learner"].nunique()
            minutes = f"{float(rows['number'].median()):.0f}" if count >= FEWEST else HIDDEN
            yield [str(day), str(kind), of(count, self.size), minutes]

    def themes(self) -> pd.DataFrame:
        """Words that their authors ticked to share, as they are, by where they were written.

        In the order of the alphabet, so that nobody can see which come from one person; in quotation marks, so that
        none is taken for a formula in a spreadsheet.
        """
        if self.is_small:
            return _table(["Written at", "Words"], [])
        rows = {(_place(row), _quoted(row.words)) for row in self.words.itertuples(index=False)}
        return _table(["Written at", "Words"], [list(row) for row in sorted(rows)])

    def _did(self, *deeds: str) -> pd.DataFrame:
        return self.deeds[self.deeds["did"].isin([DEEDS.index(deed) for deed in deeds])]

    def _first_answers(self, deeds: pd.DataFrame) -> pd.DataFrame:
        """The first marked answer of each learner to each question."""
        marked = deeds[(deeds["did"] == DEEDS.index("answered")) & (deeds["right"] != NONE)]
        first = marked.drop_duplicates(["learner", "thing", "part"])
        # Kept small, but added up: beyond 127 it would begin anew.
        return first.assign(right=first["right"].astype("int64"))

    @cached_property
    def _by_question(self) -> list[tuple[tuple[str, str], pd.DataFrame]]:
        """The first answers to each question."""
        grouped = self._first_answers(self.deeds).groupby(["thing", "part"], observed=True)
        return [((str(set_id), str(question)), answers) for (set_id, question), answers in grouped]


SAID = {"guess": "‘A guess’", "fairly": "‘Fairly sure’", "sure": "‘Sure’"}
"""How sure they said they were."""


OTHERS, ALL_OTHERS = "Other choices, together", "All that were taken: each by too few to tell apart"


def _shown(counts: dict[str, int], size: int) -> Iterator[tuple[str, str]]:
    """How many chose what at a scene: counted where the whole group passed, in words or as shares elsewhere.

    What must be hidden stands together in one line.
    """
    total = sum(counts.values())
    if total != size and total < SHARES_FROM:
        if total >= WORDS_FROM:
            yield from ((choice, roughly(count, total)) for choice, count in counts.items())
        return
    hide = dict(zip(counts, hidden(list(counts.values())), strict=True))
    together = sum(counts[choice] for choice in counts if hide[choice])

    def said(count: int) -> str:
        return f"{count:,}" if total == size else f"{count / total:.0%}"

    for choice, count in counts.items():
        if not hide[choice]:
            yield choice, said(count) if count else "nobody"
    if together:
        yield (ALL_OTHERS, HIDDEN) if together == total else (OTHERS, said(together))


def _range(interval: Interval) -> str:
    return f"{interval.low:.0%} to {interval.high:.0%}"


def _place(row: object) -> str:
    thing, part, did = getattr(row, "thing", ""), getattr(row, "part", None), getattr(row, "did", 0)
    if did == DEEDS.index("answered"):
        return f"In their own words: {titles.question_title(str(thing), str(part))}"
    return titles.place_title("session" if did == DEEDS.index("attended") else str(thing))


def _quoted(text: str) -> str:
    return f"“{_one_line(text)}”"


def _one_line(text: str) -> str:
    """`text` on one line, without signs that nobody can see: some turn the direction of what follows."""
    return " ".join("".join(sign if sign.isprintable() else " " for sign in text).split())


def _table(heads: list[str], rows: object) -> pd.DataFrame:
    import pandas as pd

    return pd.DataFrame(list(rows), columns=heads, dtype=str)  # type: ignore[call-overload]
