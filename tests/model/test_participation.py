"""When an instrument enters into force for a State, and when that must not be computed."""

from __future__ import annotations

from typing import Any

import pytest
from catalogue.model.participation import (
    Participation,
    Party,
    article_of,
    disagrees,
    enters_by_rule,
    in_force_since,
    is_doubtful,
)
from catalogue.model.vocabularies import Vocabularies
from support.sites import REPOSITORY

VOCABULARIES = Vocabularies(REPOSITORY / "data")
PAGE = {"en": "https://treaties.un.org/an-act", "fr": "https://treaties.un.org/an-act"}
DAYS = {"kind": "days", "number": 30, "seen": True}
ENTERED = {"since": "2000-01-01", "seen": True}
DOUBT = {"en": "It is to be checked.", "fr": "À vérifier."}


def table(
    rule: dict[str, Any] | None = None, entered: dict[str, Any] | None = None
) -> Participation:
    """A table with a rule of entry into force."""
    values = {"grade": "B", "as_of": "2024-01-01", "count": 0, "page": PAGE}
    return Participation.model_validate(
        {**values, "rule": rule or DAYS, "entered": entered or ENTERED}
    )


def party(**values: Any) -> Party:
    return Party.model_validate({"act": "ratification", "since": "2010-01-31", **values})


@pytest.mark.parametrize(
    ("rule", "deposit", "day"),
    [
        ({"kind": "days", "number": 30}, "2010-01-31", "2010-03-02"),
        ({"kind": "days", "number": 90}, "2010-01-31", "2010-05-01"),
        ({"kind": "months", "number": 12}, "2012-02-29", "2013-02-28"),
        ({"kind": "months", "number": 1}, "2010-01-31", "2010-02-28"),
        ({"kind": "months", "number": 3}, "2010-11-15", "2011-02-15"),
        ({"kind": "month-start", "number": 3}, "2008-01-09", "2008-05-01"),
        ({"kind": "month-start", "number": 3}, "2008-02-09", "2008-06-01"),
        ({"kind": "month-start", "number": 3}, "2010-11-30", "2011-03-01"),
        ({"kind": "deposit"}, "2010-11-15", "2010-11-15"),
        ({"kind": "deposit"}, "1999-11-15", "2000-01-01"),
        ({"kind": "days", "number": 30}, "2010", ""),
    ],
)
def test_rule_leads_from_deposit_to_entry_into_force(
    rule: dict[str, Any], deposit: str, day: str
) -> None:
    assert enters_by_rule(table(rule), deposit) == day


def test_deposit_leads_to_no_day_without_rule() -> None:
    bare = table().model_copy(update={"rule": None})
    assert enters_by_rule(bare, "2010-01-31") == ""


@pytest.mark.parametrize("act", ["succession", "confirmation", "definitive-signature"])
def test_nothing_is_computed_for_acts_that_may_bind_earlier(act: str) -> None:
    assert in_force_since(VOCABULARIES, table(), party()) == "2010-03-02"
    assert in_force_since(VOCABULARIES, table(), party(act=act)) == ""


def test_nothing_is_computed_from_what_was_not_read() -> None:
    unread = {**DAYS, "seen": False}
    assert in_force_since(VOCABULARIES, table(unread), party()) == ""
    unseen = {**ENTERED, "seen": False}
    assert in_force_since(VOCABULARIES, table(entered=unseen), party()) == ""


def test_nothing_is_computed_without_the_day_of_the_deposit() -> None:
    assert in_force_since(VOCABULARIES, table(), party(since=None)) == ""
    assert in_force_since(VOCABULARIES, table(), party(since="2010")) == ""


def test_deposit_that_leads_to_another_day_than_the_printed_one_is_doubtful() -> None:
    fitting, other = party(in_force="2010-03-02"), party(in_force="2010-04-01")
    assert not is_doubtful(table(), fitting)
    assert disagrees(table(), other) and is_doubtful(table(), other)
    assert in_force_since(VOCABULARIES, table(), other) == ""


def test_row_with_a_doubt_computes_nothing() -> None:
    assert in_force_since(VOCABULARIES, table(), party(doubt=DOUBT)) == ""


@pytest.mark.parametrize(
    ("where", "article"),
    [
        ("art. 6(3)(d)", "6"),
        ("art. 10bis", "10bis"),
        ("art. VIII(2)", "VIII"),
        ("art. 26", "26"),
        ("preamble", ""),
    ],
)
def test_article_of_a_place(where: str, article: str) -> None:
    assert article_of(where) == article
