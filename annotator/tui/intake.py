"""Taking in new stories while the desk is in use, in a process of its own.

A thread would share the interpreter with the keys; a process does not, and what it has taken in
is in the database even if it dies.
"""

import asyncio
import json
import sys
from collections import Counter
from collections.abc import AsyncIterator

from annotator.desk.places import Corpus
from annotator.words import many


class Intake:
    """One run of `annotator import` over the corpus."""

    def __init__(self, corpus: Corpus, encoding: str | None) -> None:
        self._corpus = corpus
        self._encoding = encoding
        self._process: asyncio.subprocess.Process | None = None
        self.counts: Counter[str] = Counter()
        """Files by what became of them."""
        self.first_skipped = ""
        """The first file that was skipped, with its reason."""
        self.failed = ""
        """Why the whole run failed."""

    async def run(self) -> AsyncIterator[None]:
        """Take in; yield after every file that changed the corpus."""
        arguments = ["import", "--json", "--db", str(self._corpus.database)]
        if self._encoding:
            arguments += ["--encoding", self._encoding]
        self._process = await asyncio.create_subprocess_exec(
            sys.executable,
            "-m",
            "annotator",
            *arguments,
            "--",
            *(str(path) for path in self._corpus.paths),
            stdin=asyncio.subprocess.DEVNULL,
            stdout=asyncio.subprocess.PIPE,
            stderr=asyncio.subprocess.PIPE,
        )
        out, err = self._process.stdout, self._process.stderr
        if out is None or err is None:
            return
        async for line in out:
            if self._count(json.loads(line)):
                yield
        talk = (await err.read()).decode("utf-8", "replace").strip()
        if await self._process.wait() > 0:
            self.failed = talk.removeprefix("annotator: ")

    def stop(self) -> None:
        """End the run; what it has taken in stays."""
        if self._process is not None and self._process.returncode is None:
            self._process.terminate()

    def summary(self) -> str:
        """Say what the analyst should know; new stories show in the count at the top."""
        if self.failed:
            return f"new stories could not be taken in: {self.failed}"
        said = []
        if self.counts["changed"]:
            said.append(f"{many(self.counts['changed'], 'story')} changed")
        if self.counts["skipped"]:
            said.append(f"{many(self.counts['skipped'], 'file')} skipped: {self.first_skipped}")
        return ", ".join(said)

    def _count(self, file: dict[str, str]) -> bool:
        if file.get("stray"):
            return False  # `annotator import` lists them; at the desk they are nobody's trouble
        self.counts[file["outcome"]] += 1
        if file["outcome"] == "skipped" and not self.first_skipped:
            self.first_skipped = f"{file['path']} ({file['reason']})"
        return file["outcome"] in ("new", "changed")
