"""Driving a program in a pseudo-terminal, timed from outside: from a key to what it paints."""

import fcntl
import os
import pty
import select
import signal
import struct
import subprocess
import sys
import termios
import time
from pathlib import Path
from typing import Self

ROWS, COLUMNS = 24, 80
PATIENCE = 60.0


class Terminal:
    """A program in a pseudo-terminal of 80x24."""

    def __init__(self, command: list[str], environment: dict[str, str] | None = None) -> None:
        self._master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", ROWS, COLUMNS, 0, 0))
        settings = {**os.environ, "TERM": "xterm-256color", "COLORTERM": "truecolor"}
        settings |= {"TEXTUAL_ANIMATIONS": "none", **(environment or {})}
        self.begun = time.perf_counter()
        self._process = subprocess.Popen(
            command, stdin=slave, stdout=slave, stderr=slave, env=settings, start_new_session=True
        )
        os.close(slave)
        self._seen = b""

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *exc: object) -> None:
        self.kill()

    def send(self, keys: bytes) -> None:
        """Type keys; what was painted before does not count for the next `wait_for`."""
        self.drain()
        self._seen = b""
        os.write(self._master, keys)

    def drain(self) -> None:
        """Read what is there already."""
        while select.select([self._master], [], [], 0)[0]:
            self._seen += os.read(self._master, 65536)

    def wait_for(self, text: bytes) -> float:
        """Wait until a text was painted; return the time (perf_counter)."""
        deadline = time.perf_counter() + PATIENCE
        while text not in self._seen:
            left = deadline - time.perf_counter()
            if left <= 0 or not select.select([self._master], [], [], left)[0]:
                raise TimeoutError(f"{text!r} was not painted; last: {self._seen[-400:]!r}")
            self._seen += os.read(self._master, 65536)
        return time.perf_counter()

    def leave(self, key: bytes) -> None:
        """Press the key that leaves, and read on until the program has ended."""
        self.send(key)
        deadline = time.perf_counter() + PATIENCE
        while self._process.poll() is None and time.perf_counter() < deadline:
            if select.select([self._master], [], [], 0.01)[0]:
                try:
                    os.read(self._master, 65536)
                except OSError:  # the other side is closed
                    self._process.wait(timeout=PATIENCE)
        os.close(self._master)

    def kill(self) -> None:
        """End the program at once."""
        if self._process.poll() is None:
            os.killpg(self._process.pid, signal.SIGKILL)
            self._process.wait()
            os.close(self._master)


def python(*arguments: str | Path) -> list[str]:
    """Return a command that runs this interpreter."""
    return [sys.executable, *(str(argument) for argument in arguments)]
