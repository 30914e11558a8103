"""How much each of a few marks tells: a logistic regression, for the tables that `rates.py` prints.

Needs numpy, which the extra `syntax` brings along.
"""

from collections.abc import Mapping, Sequence

import numpy as np

ALWAYS = "always"
"""What is there without any mark."""
_ROUNDS = 12
_CLOSE = 1e-3


def fitted(
    rows: Sequence[Mapping[str, float]], hits: Sequence[bool], calm: float
) -> dict[str, float]:
    """Return what each mark adds to the logarithm of the odds.

    `rows` are marks with their values; `calm` draws weights towards nothing, as so many more
    sightings would that tell neither way. What is always there is not drawn.
    """
    names = [ALWAYS, *sorted({name for row in rows for name in row})]
    place = {name: at for at, name in enumerate(names)}
    values = np.zeros((len(rows), len(names)), dtype=np.float32)
    values[:, 0] = 1
    for at, row in enumerate(rows):
        for name, value in row.items():
            values[at, place[name]] = value
    wanted = np.array(hits, dtype=float)
    pull = np.full(len(names), calm)
    pull[0] = 0
    weights = np.zeros(len(names))
    for _ in range(_ROUNDS):
        chances = 1 / (1 + np.exp(-(values @ weights)))
        slope = values.T @ (wanted - chances) - pull * weights
        bend = (values * (chances * (1 - chances))[:, None]).T @ values + np.diag(pull + 1e-9)
        step = np.linalg.solve(bend, slope)
        weights += step
        if np.abs(step).max() < _CLOSE:
            break
    return dict(zip(names, map(float, weights), strict=True))
