"""What steps and practices of an older edition are called in a later one."""

from functools import cached_property

from catalogue.recognition.editions import Edition
from catalogue.source.step_names import MARK, step_name


class LaterNames:
    """The names of a later edition."""

    def __init__(self, edition: Edition) -> None:
        self._edition = edition

    @cached_property
    def _practices(self) -> dict[str, str]:
        """Former reference of a practice → its reference."""
        practices = self._edition.practices or {}
        return {
            former: ref
            for ref, practice in practices.items()
            for former in practice.formerly
            if former not in practices
        }

    @cached_property
    def _steps(self) -> dict[str, str]:
        """Former name of a step → its name."""
        return {
            former: name
            for name, step in self._edition.steps.items()
            for former in step.formerly or ()
        }

    def practice(self, ref: str) -> str:
        """The reference of a practice of an older edition."""
        return self._practices.get(ref, ref)

    def of_practice(self, name: str) -> str:
        """The name of a step with that of its practice as it is called in this edition."""
        practice, _, step = name.partition(MARK)
        return step_name(self.practice(practice), step)

    def step(self, name: str) -> str:
        """The name of a step of an older edition; '' if it is no longer there."""
        if name in self._edition.steps:
            return name
        if name in self._steps:
            return self._steps[name]
        moved = self.of_practice(name)
        return moved if moved in self._edition.steps else self._steps.get(moved, "")
