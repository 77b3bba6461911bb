"""Inputs of every model, made with a fixed seed: what is wrong is refused, what is accepted is built."""

from __future__ import annotations

import generator

SEED = 1


def test_inputs_of_every_model_are_refused_or_built() -> None:
    tally = generator.run(SEED, 1, size=2, wrong=60)
    assert tally.failures == []
    assert tally.inputs > 200 and tally.built > 100
    assert {"data-row", "front-matter-unknown-key", "page-encoding"} <= {*tally.refused}
