"""What changed in the steps between two editions: names, levels, words, law and evidence."""

from collections.abc import Iterator, Mapping

from catalogue.recognition.changed_words import changed_markdown
from catalogue.recognition.edition_names import LaterNames
from catalogue.recognition.editions import Edition
from catalogue.recognition.kept_practices import ByLanguage, KeptClaim, KeptStep
from catalogue.recognition.one_change import Change, Side
from catalogue.source.step_names import MARK

Says = tuple[str, ...]


def step_changes(old: Edition, new: Edition) -> Iterator[Change]:
    """The steps that came, that went, that have another name, and what changed of those that stayed."""
    names = LaterNames(new)
    later = {name: names.step(name) for name in old.steps}
    for name, step in old.steps.items():
        if not later[name]:
            ref, _, step_id = name.partition(MARK)
            yield Change("step", names.practice(ref), step_id, before=Side(name, text=step.heads))
    predecessors = _predecessors(later)
    for name, step in new.steps.items():
        yield from _of_step(old, new, name, step, predecessors.get(name, []))


def _predecessors(later: Mapping[str, str]) -> dict[str, list[str]]:
    """Name of a step → what it was called before, the same name first."""
    found: dict[str, list[str]] = {}
    for before, name in later.items():
        found.setdefault(name, []).append(before)
    return {name: sorted(before, key=lambda one: one != name) for name, before in found.items()}


def _of_step(
    old: Edition, new: Edition, name: str, step: KeptStep, before: list[str]
) -> Iterator[Change]:
    """What changed of a step that may be new, renamed, moved, or made of several."""
    ref, _, step_id = name.partition(MARK)
    if not before:
        # Of a practice that is new all steps are.
        if old.practices is None or _was_there(old, new, ref):
            yield Change("step", ref, step_id, after=Side(name, text=step.heads))
        return
    names = LaterNames(new)
    for one in before:
        if names.of_practice(one) != name:
            was = Side(one, text=old.steps[one].heads)
            part = one.replace("/", "-").replace(MARK, "-")
            now = Side(name, text=step.heads)
            yield Change("step", ref, step_id, part, before=was, after=now)
    yield from _compared(ref, step_id, old.steps[before[0]], step)


def _was_there(old: Edition, new: Edition, ref: str) -> bool:
    """True if an older edition had a practice, under this name or a former one."""
    practice = (new.practices or {}).get(ref)
    names = (ref, *(practice.formerly if practice else ()))
    return any(name in (old.practices or {}) for name in names)


def _compared(ref: str, step_id: str, old: KeptStep, new: KeptStep) -> Iterator[Change]:
    """What changed of a step: its level, its words, its law and its evidence."""
    if old.level != new.level:
        concerned = tuple(sorted({*(old.agencies or ())} ^ {*(new.agencies or ())}))
        yield Change(
            "level",
            ref,
            step_id,
            before=Side(code=old.level),
            after=Side(code=new.level),
            agencies=concerned if old.agencies is not None else (),
        )
    before, after = _words(old, new)
    if before != after:
        yield Change("text", ref, step_id, before=Side(text=before), after=Side(text=after))
    if old.evidence is not None:
        yield from claim_changes(ref, step_id, old.evidence, new.evidence or [])


def _words(old: KeptStep, new: KeptStep) -> tuple[ByLanguage, ByLanguage]:
    """The heads where they differ; else the words of the text that do, or the short heads."""
    # An edition lacks the languages that were added to the site since.
    heads = {name: new.heads[name] for name in old.heads if name in new.heads}
    if heads != old.heads:
        return old.heads, heads
    return different_texts(old.text, new.text) or different_texts(old.short, new.short) or ({}, {})


def different_texts(
    old: ByLanguage | None, new: ByLanguage | None
) -> tuple[ByLanguage, ByLanguage] | None:
    """The words that differ, in each language in which some do; None if none do or nothing was kept."""
    before, after = {}, {}
    for name in old or {}:
        if words := changed_markdown((old or {})[name], (new or {}).get(name, "")):
            before[name], after[name] = words
    return (before, after) if before else None


def claim_changes(
    ref: str, step_id: str, old: list[KeptClaim], new: list[KeptClaim]
) -> Iterator[Change]:
    """The law and the evidence that came or went, or that say or count otherwise."""
    for sort, is_law in (("law", True), ("evidence", False)):
        before = _by_words(claim for claim in old if claim.is_law == is_law)
        after = _by_words(claim for claim in new if claim.is_law == is_law)
        gone, come = _only_in(before, after), _only_in(after, before)
        if gone or come:
            yield _of_claims(sort, ref, step_id, gone, come)


def _only_in(
    some: Mapping[Says, KeptClaim], others: Mapping[Says, KeptClaim]
) -> tuple[KeptClaim, ...]:
    """The claims that are among some and not among others."""
    return tuple(claim for key, claim in some.items() if key not in others)


def _of_claims(
    sort: str, ref: str, step_id: str, gone: tuple[KeptClaim, ...], come: tuple[KeptClaim, ...]
) -> Change:
    """A change of law or of evidence, with the agencies in whose names the documents speak."""
    agencies = sorted({name for claim in (*gone, *come) for name in claim.agencies})
    sides = Side(claims=gone), Side(claims=come)
    return Change(sort, ref, step_id, before=sides[0], after=sides[1], agencies=tuple(agencies))


def _by_words(claims: Iterator[KeptClaim]) -> dict[Says, KeptClaim]:
    """Claims by all that is told of them. How far they were read is told of the document."""
    return {
        (
            *(claim.provision or claim.document, claim.where, claim.says),
            *(claim.position, claim.reason, *claim.agencies),
        ): claim
        for claim in claims
    }
