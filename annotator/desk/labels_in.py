"""Labels that came along with stories become answers of an annotator, or suggestions.

The stories are in the database already; their files are read again for what is marked in them. Ids
are derived from what is taken in, so that the same file twice, or on two machines that are merged
later, makes the same answers. An answer that the annotator has already is never changed.
"""

from collections.abc import Iterator, Sequence
from itertools import islice
from pathlib import Path
from typing import NamedTuple

from annotator.corpus.finding import find_stories
from annotator.corpus.labels import Labels
from annotator.corpus.mapping import Mapping, MappingError, mapping_of
from annotator.corpus.taking import Marked, OnDisk, Skipped, labels_of
from annotator.desk.claims_in import ClaimMaker, Left
from annotator.desk.codebooks import codebook_in_file, last_codebook, require_fit
from annotator.desk.gold_in import judgements_of_gold
from annotator.desk.places import Corpus
from annotator.desk.roles import Roles
from annotator.desk.writer import Writer
from annotator.errors import UserError
from annotator.model.answer import Judgement, Role
from annotator.model.base import derived_id, one_line, utc_now
from annotator.model.codebook import Codebook
from annotator.model.document import Sentence
from annotator.model.suggestion import IMPORTED, Suggestion
from annotator.store import Store

BY = "{by}"
"""Stands in a name for the one that the file names."""
_ROLE: Role = "annotator"
_TEXTS = 40
"""Texts written at once: the write lock is then held for a moment only."""


class LabelsError(UserError):
    """Labels that cannot be taken in as was asked; one line that says what to do."""


class Into(NamedTuple):
    """What labels become."""

    answers: bool
    """Answers; else suggestions."""
    name: str | None
    """The annotator's or the suggester's name, `{by}` in it for the one that the file names."""


class Brought(NamedTuple):
    """What became of the labels of a file."""

    path: str
    """Relative to the corpus."""
    written: int
    """Answers or suggestions that are new."""
    known: int
    """Those that were there already."""
    kept: int
    """Sentences that the annotator has answered otherwise, and that stay so."""
    left: Left
    """What found no place."""


def into(told: str) -> Into:
    """Read what `--labels` says: `annotator:NAME`, `suggestions` or `suggestions:NAME`."""
    what, colon, said = told.partition(":")
    name = one_line(said) or None
    if what == "annotator" and name:
        return Into(answers=True, name=name)
    if what == "suggestions" and (name or not colon):
        return Into(answers=False, name=name)
    raise LabelsError(f"--labels {told!r}: write annotator:NAME, suggestions or suggestions:NAME")


def bring_in(
    store: Store, corpus: Corpus, target: Into, encoding: str | None = None
) -> Iterator[Brought]:
    """Take in the labels of the corpus' files, a file at a time; raises LabelsError."""
    codebook = codebook_in_file(corpus, None) or last_codebook(store)
    require_fit(store, codebook)
    for path in corpus.paths:
        for file in find_stories(path, lambda _: None):
            try:
                mapping = mapping_of(file)
                roles = Roles(codebook, mapping.labels)
                if roles.faults:
                    raise LabelsError(
                        f"{corpus.relative(file)}: {codebook.version} has no label "
                        f"{', '.join(roles.faults)}: change the mapping, or the codebook"
                    )
                brought = _File(store, corpus, file, target, codebook, roles, mapping)
                found = brought.take_in(labels_of(file, encoding))
            except (Skipped, MappingError, OSError):
                continue  # told when its stories were taken in
            if found.written or found.known or found.kept or found.left:
                yield found


class _File:
    """A file while its labels are taken in."""

    def __init__(
        self,
        store: Store,
        corpus: Corpus,
        file: Path,
        target: Into,
        codebook: Codebook,
        roles: Roles,
        mapping: Mapping,
    ) -> None:
        self._store = store
        self._path = corpus.relative(file)
        self._file = file
        self._target = target
        self._codebook = codebook
        self._roles = roles
        self._unit = mapping.offsets
        self._writers: dict[str, tuple[Writer, str]] = {}
        self._sha256: str | None = None
        self._left = Left()
        self._written = self._known = self._kept = 0

    def take_in(self, marked: Iterator[Marked]) -> Brought:
        """Write what is marked, some texts a transaction; what is written stays if it is killed."""
        while some := list(islice(marked, _TEXTS)):
            with self._store.writing(durable=False):
                for one in some:
                    self._text(one)
        return Brought(self._path, self._written, self._known, self._kept, self._left)

    def _text(self, marked: Marked) -> None:
        """Write what is marked in one text."""
        total = sum(labels.number for labels in marked.labels)
        known = [self._store.order.get(one) for one in (marked.document_id, marked.own_id)]
        place = next((found for found in known if found is not None), None)
        if place is None:
            self._left.because("texts that are not walked here, or have newer ones", total)
            return
        text = self._store.documents.text(place.document_id)
        sentences = self._store.documents.sentences(place.document_id)
        heard: set[str] = set()
        for labels in marked.labels:
            if self._target.answers and labels.predicted:
                self._left.because("predictions of a program (--labels suggestions)", labels.number)
                continue
            name = self._name(labels, marked.reader)
            if name in heard:
                self._left.because(f"a second one's labels (put {BY} in the name)", labels.number)
                continue
            heard.add(name)
            if self._target.answers:
                self._answer(name, text, sentences, labels)
            else:
                self._suggest(name, text, sentences, labels)

    def _name(self, labels: Labels, reader: str) -> str:
        """Return whose these labels are."""
        by = one_line(labels.by or "") or "unnamed"
        if self._target.answers:
            return one_line((self._target.name or "").replace(BY, by))
        own = self._target.name or (labels.by and BY) or self._file.name
        return f"{reader}:{one_line(own.replace(BY, by))}"

    def _said(
        self, text: str, sentences: Sequence[Sentence], labels: Labels, salt: str
    ) -> dict[int, Judgement]:
        """Return what is said of which sentence; every span of it holds in the text."""
        if labels.judgements:
            found = judgements_of_gold(labels, sentences, self._roles, salt, self._left)
        else:
            maker = ClaimMaker(text, sentences, self._roles, salt)
            found = maker.judgements(labels, self._unit, self._left)
        for judgement in found.values():
            judgement.check_against(text)
        return found

    def _suggest(self, name: str, text: str, sentences: Sequence[Sentence], labels: Labels) -> None:
        confidence = 1.0 if labels.score is None else min(max(labels.score, 0.0), 1.0)
        for number, judgement in self._said(text, sentences, labels, name).items():
            one = Suggestion(
                sentence_id=sentences[number].id,
                by=name,
                judgement=judgement,
                confidence=confidence,
                rule=IMPORTED,
            )
            new = self._store.suggestions.put(one)
            self._written += new
            self._known += not new

    def _answer(self, name: str, text: str, sentences: Sequence[Sentence], labels: Labels) -> None:
        writer, action = self._writer(name)
        for number, judgement in self._said(text, sentences, labels, writer.annotator_id).items():
            sentence = sentences[number]
            answer_id = derived_id(
                "answer", writer.annotator_id, _ROLE, sentence.id, judgement.model_dump_json()
            )
            current = self._store.answers.current(sentence.id, writer.annotator_id, _ROLE)
            if self._store.answers.is_known(answer_id):
                self._known += 1
            elif current is not None and current.judgement.decided:
                self._kept += 1
            else:
                if not self._store.acts.knows(action):
                    self._store.acts.push(writer.annotator_id, _ROLE, action)
                writer.answer(sentence.id, judgement, replaces=current, action=action, id=answer_id)
                self._written += 1

    def _writer(self, name: str) -> tuple[Writer, str]:
        """Return who writes the answers of a name, and the act that they belong to."""
        if name not in self._writers:
            if self._sha256 is None:
                self._sha256 = OnDisk(self._file).sha256()
            now = utc_now()
            new = derived_id("annotator", name, self._sha256)
            annotator_id = self._store.people.enrol(name, now, new)
            self._store.codebooks.record(self._codebook, now)
            writer = Writer(self._store, self._codebook, annotator_id, name, _ROLE)
            action = derived_id("labels", annotator_id, self._path, self._sha256)
            self._writers[name] = (writer, action)
        return self._writers[name]
