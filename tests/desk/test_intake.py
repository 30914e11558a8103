"""Taking in: only what is new, every change a document of its own, a bad file stops nothing."""

import os
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from annotator.desk import CorpusError, Desk, locate
from annotator.desk.checking import check
from annotator.desk.intake import Taken, take_in
from annotator.desk.opening import open_desk, open_for_intake
from annotator.store import Store

SitDown = Callable[..., Desk]


def again(desk: Desk) -> list[Taken]:
    return list(take_in(desk.store, desk.corpus))


def outcomes(taken: list[Taken]) -> dict[str, str]:
    return {file.path: file.outcome for file in taken}


def rewrite(path: Path, text: str) -> None:
    """Write a file so that it is seen to be newer, however coarse the clock is."""
    before = path.stat().st_mtime_ns if path.exists() else 0
    path.write_bytes(text.encode("utf-8"))
    os.utime(path, ns=(before + 10**9, before + 10**9))


def walked_paths(desk: Desk) -> list[str]:
    return [place.path for place in desk.store.order.all()]


def test_the_first_visit_opens_on_the_first_story_and_the_rest_follows(corpus: Path) -> None:
    desk = open_desk((corpus,), None, "dana")
    assert walked_paths(desk) == ["01-bridge.txt"]
    assert desk.counts.total == 5
    assert outcomes(again(desk)) == {
        "01-bridge.txt": "known",
        "02-mill.txt": "new",
        "03-vote.txt": "new",
    }
    desk.store.close()


def test_a_second_intake_takes_in_nothing(desk: Desk) -> None:
    def rows() -> list[int]:
        tables = ("documents", "copies", "stories", "sentences")
        return [desk.store.db.table(table).count for table in tables]

    before = rows()
    assert set(outcomes(again(desk)).values()) == {"known"}
    assert rows() == before


def test_a_touched_file_is_known(desk: Desk, corpus: Path) -> None:
    mill = corpus / "02-mill.txt"
    rewrite(mill, mill.read_text("utf-8"))
    assert outcomes(again(desk))["02-mill.txt"] == "known"
    assert outcomes(again(desk))["02-mill.txt"] == "known"


def test_a_new_file_is_found_where_it_belongs_in_the_order(desk: Desk, corpus: Path) -> None:
    (corpus / "more").mkdir()
    rewrite(corpus / "more" / "a.txt", "A new story\n\nIt was written today.\n")
    rewrite(corpus / "00-first.md", "# Earlier\n\nIt was written *yesterday*.\n")
    assert Counter(outcomes(again(desk)).values()) == {"known": 3, "new": 2}
    assert walked_paths(desk) == [
        "00-first.md",
        "01-bridge.txt",
        "02-mill.txt",
        "03-vote.txt",
        "more/a.txt",
    ]
    assert desk.walk.sentence.text.startswith("Old bridge")


def test_a_changed_file_is_the_next_document_of_its_story(desk: Desk, corpus: Path) -> None:
    desk.label("verified")
    old = desk.walk.story.place
    rewrite(corpus / "01-bridge.txt", "Old bridge will stay open\n\nThe mayor changed his mind.\n")
    assert outcomes(again(desk))["01-bridge.txt"] == "changed"
    desk.go(desk.walk.next_story())
    desk.go(desk.walk.previous_story())
    new = desk.walk.story.place
    assert (new.story_id, new.revision) == (old.story_id, 2)
    assert new.document_id != old.document_id
    assert desk.walk.sentence.text == "Old bridge will stay open"
    assert desk.store.documents.text(old.document_id).startswith("Old bridge will close")
    assert len(desk.store.answers.ids()) == 1
    assert list(check(desk.store)) == []


def test_a_story_that_changes_on_the_desk_can_still_be_answered_and_left(
    desk: Desk, corpus: Path
) -> None:
    desk.label("verified")
    rewrite(corpus / "01-bridge.txt", "Old bridge will stay open\n\nThe mayor changed his mind.\n")
    with Store(desk.store.path) as behind:
        list(take_in(behind, desk.corpus))
    assert desk.catch_up() is True
    desk.no_claim()
    desk.change_block("list")
    desk.undo()
    desk.go(desk.walk.before())
    assert desk.judgement.outcome == "no_claim"
    desk.undo()
    desk.undo()
    assert desk.counts.decided == 0
    desk.go(desk.walk.next_story())
    assert desk.walk.story.place.path == "02-mill.txt"
    assert list(check(desk.store)) == []


def test_resuming_in_a_text_that_is_not_walked_any_more_finds_work(
    sit_down: SitDown, corpus: Path
) -> None:
    desk = sit_down()
    desk.go(desk.walk.after())
    desk.store.close()
    rewrite(corpus / "01-bridge.txt", "Old bridge will stay open\n\nThe mayor changed his mind.\n")
    sit_down().store.close()
    assert sit_down().walk.sentence.text == "Old bridge will stay open"


def test_a_file_that_changes_back_is_walked_in_its_first_text_again(
    desk: Desk, corpus: Path
) -> None:
    path = corpus / "03-vote.txt"
    first = path.read_text("utf-8")
    rewrite(path, "Council votes again\n\nNobody came.\n")
    again(desk)
    rewrite(path, first)
    assert outcomes(again(desk))["03-vote.txt"] == "changed"
    assert walked_paths(desk)[2] == "03-vote.txt"
    place = desk.store.order.at("03-vote.txt")
    assert desk.store.documents.text(place.document_id) == first
    assert set(outcomes(again(desk)).values()) == {"known"}
    assert list(check(desk.store)) == []


def test_the_same_text_at_two_paths_is_walked_once(desk: Desk, corpus: Path) -> None:
    text = (corpus / "02-mill.txt").read_text("utf-8")
    rewrite(corpus / "04-mill-again.txt", text)
    rewrite(corpus / "00-mill-before.txt", text)
    total = desk.counts.total
    again(desk)
    desk.catch_up()
    assert walked_paths(desk) == ["00-mill-before.txt", "01-bridge.txt", "03-vote.txt"]
    place = desk.store.order.first()
    assert len(desk.store.copies.of(place.document_id)) == 3
    desk.recount()
    assert desk.counts.total == total
    rewrite(corpus / "00-mill-before.txt", "Mill closes\n\nIt is over.\n")
    again(desk)
    assert walked_paths(desk) == [
        "00-mill-before.txt",
        "01-bridge.txt",
        "02-mill.txt",
        "03-vote.txt",
    ]
    assert list(check(desk.store)) == []


def test_two_files_that_swap_their_texts_stay_two_stories(desk: Desk, corpus: Path) -> None:
    one, other = corpus / "01-bridge.txt", corpus / "02-mill.txt"
    texts = one.read_text("utf-8"), other.read_text("utf-8")
    rewrite(one, texts[1])
    rewrite(other, texts[0])
    again(desk)
    assert walked_paths(desk) == ["01-bridge.txt", "02-mill.txt", "03-vote.txt"]
    assert desk.store.documents.text(desk.store.order.first().document_id) == texts[1]
    assert list(check(desk.store)) == []


def test_line_ends_make_two_documents_and_a_byte_order_mark_does_not(
    desk: Desk, corpus: Path
) -> None:
    text = (corpus / "02-mill.txt").read_text("utf-8")
    rewrite(corpus / "05-mark.txt", "\ufeff" + text)
    rewrite(corpus / "06-crlf.txt", text.replace("\n", "\r\n"))
    again(desk)
    assert walked_paths(desk)[1:] == ["02-mill.txt", "03-vote.txt", "06-crlf.txt"]


def test_bad_files_are_skipped_with_their_reason_and_stop_nothing(desk: Desk, corpus: Path) -> None:
    (corpus / "05-picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    (corpus / "06-empty.txt").write_bytes(b"")
    (corpus / "07-blank.txt").write_bytes(b" \n\t\n")
    (corpus / "08-rules.md").write_bytes(b"---\n\n***\n")
    (corpus / "09-surrogate.txt").write_bytes(b"Odd \xed\xa0\x80 text here.\n")
    (corpus / "10-fine.txt").write_bytes(b"Fine\n\nThis one is fine.\n")
    taken = {file.path: file for file in again(desk)}
    skipped = [path for path, file in taken.items() if file.outcome == "skipped"]
    assert len(skipped) == 5
    assert all(taken[path].reason for path in skipped)
    assert all("\n" not in taken[path].reason for path in skipped)
    assert taken["10-fine.txt"].outcome == "new"


@pytest.mark.skipif(os.name != "posix", reason="such names exist on POSIX only")
def test_names_that_are_no_text_are_skipped(desk: Desk, corpus: Path) -> None:
    try:
        Path(os.fsdecode(os.fsencode(corpus) + b"/bad-\xff.txt")).write_text("A story.\n")
    except OSError:
        pytest.skip("this file system refuses such names")
    (bad,) = (file for file in again(desk) if file.outcome == "skipped")
    assert bad.path == "bad-\\udcff.txt"
    bad.path.encode("utf-8")


def test_an_encoding_can_be_named(desk: Desk, corpus: Path) -> None:
    (corpus / "05-west.txt").write_bytes("Das Café in Görz schließt. Für immer.\n".encode("cp1252"))
    list(take_in(desk.store, desk.corpus, "cp1252"))
    place = desk.store.order.at("05-west.txt")
    (copy,) = desk.store.copies.of(place.document_id)
    assert copy["encoding"] == "cp1252"
    assert "Görz" in desk.store.documents.text(place.document_id)


# Where the database is


def test_a_folder_below_belongs_to_the_corpus_above(desk: Desk, corpus: Path) -> None:
    below = corpus / "more"
    below.mkdir()
    rewrite(below / "a.txt", "A new story\n\nIt was written today.\n")
    del desk
    for path in (below, below / "a.txt", corpus / "01-bridge.txt", corpus / "annotations.db"):
        found = locate((path,))
        assert (found.root, found.database) == (corpus, corpus / "annotations.db")


def test_without_a_path_the_current_folder_is_the_corpus(
    corpus: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(corpus)
    assert locate(()).database == corpus / "annotations.db"


def test_a_database_elsewhere_keeps_to_the_folder_it_was_begun_with(
    sit_down: SitDown, corpus: Path, tmp_path: Path
) -> None:
    elsewhere = tmp_path / "mine" / "work.db"
    desk = sit_down(db=elsewhere)
    desk.no_claim()
    desk.store.close()
    assert not (corpus / "annotations.db").exists()
    store, found = open_for_intake((corpus / "02-mill.txt",), elsewhere)
    with store:
        assert found.root == corpus
        assert outcomes(list(take_in(store, found))) == {"02-mill.txt": "known"}
    other = tmp_path / "other"
    other.mkdir()
    rewrite(other / "a.txt", "Another story\n\nIt is elsewhere.\n")
    with pytest.raises(CorpusError, match="belongs to the stories in"):
        open_desk((other,), elsewhere, "dana")


def test_nothing_is_left_behind_where_there_is_nothing_to_annotate(tmp_path: Path) -> None:
    folder = tmp_path / "empty"
    folder.mkdir()
    with pytest.raises(CorpusError, match="has no stories"):
        open_desk((folder,), None, "dana")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(200))
    with pytest.raises(CorpusError, match=r"picture\.txt: binary"):
        open_desk((folder,), None, "dana")
    assert [path.name for path in folder.iterdir()] == ["picture.txt"]
