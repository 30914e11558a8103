"""Working out suggestions while the desk is in use, in a process of its own.

Suggesters take from a millisecond to seconds a story, and seconds to load. A thread would share
the interpreter with the keys; a process does not. What it found is read from the database.
"""

import asyncio
import sys
from collections.abc import AsyncIterator

from annotator.desk.places import Corpus


class Advisor:
    """One run of `annotator advise` beside the desk."""

    def __init__(self, corpus: Corpus) -> None:
        self._corpus = corpus
        self._process: asyncio.subprocess.Process | None = None
        self._wanted = ""
        self.failed = ""
        """Why there are no suggestions."""

    def look_at(self, document_id: str) -> None:
        """Tell which story is open: its suggestions come first, then those of the next ones."""
        self._wanted = document_id
        process = self._process
        if process is not None and process.stdin is not None and process.returncode is None:
            process.stdin.write(f"{document_id}\n".encode())

    async def run(self) -> AsyncIterator[str]:
        """Work; yield the id of each document whose suggestions are there.

        A line that begins with an exclamation mark says why a suggester could not go on; with an
        equals sign, that nothing more will come for the document.
        """
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "annotator",
            "advise",
            "--db",
            str(self._corpus.database),
            stdin=asyncio.subprocess.PIPE,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        self.look_at(self._wanted)
        out, err = self._process.stdout, self._process.stderr
        if out is None or err is None:
            return
        async for line in out:
            yield line.decode("utf-8", "replace").strip()
        talk = (await err.read()).decode("utf-8", "replace").strip()
        if await self._process.wait() > 0:
            lines = talk.splitlines() or ["it ended without a word"]
            self.failed = lines[-1].removeprefix("annotator: ")

    def stop(self) -> None:
        """End the run; what it has found stays."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()
