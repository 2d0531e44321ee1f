"""One example request and its answer for each address, from an invented office. A test holds them to the description."""

from typing import Any

EXAMPLES = {
    "plan": "/plan/{day}.json?limit=2",
    "compare": "/plan/{first}/compare/{day}.json?limit=1",
    "classes": "/classes.json?on={day}&limit=1",
    "class_on_a_day": "/classes/{number}/{day}.json?limit=1",
    "versions": "/classes/{number}/specifications.json",
    "specification": "/classes/{number}/{day}/specification.json",
    "notices": "/notices.json?limit=1",
    "notice": "/notices/{notice}.json?limit=1",
    "updates": "/updates.json?limit=1",
    "update": "/updates/{update}.json",
    "anchor": "/journal/anchor.json",
    "search": "/search.json?q=clerk&on={day}&limit=1",
}

_LINE = {
    "code": "FA2",
    "title": "Senior Clerk",
    "grade": "613-C",
    "minimum": 33000,
    "maximum": "44000.50",
    "flsa": None,
    "group": "C",
    "provisional": False,
    "since": "2013-05-26",
    "cause": "2",
    "notes": [
        {
            "code": "group-inferred",
            "text": "Group C is inferred from the letter of the printed grade.",
            "clause": None,
        }
    ],
}
_BEFORE = _LINE | {"code": "FC1", "title": "Clerk", "grade": "612-C", "minimum": 30000, "maximum": 40000, "cause": "1"}
_VERSION = {
    "label": "Rev. 05/26/2013",
    "title": "Senior Clerk",
    "start": "2013-05-26",
    "paper": "Notice 2",
    "address": "/classes/1/2013-05-26/specification.json",
}
_PAPER = {"name": "notice-2.docx", "media_type": "text/plain", "size": 15800, "sha256": "6e6f" * 16}
_NOTICE = {
    "number": "2",
    "day": "2013-04-09",
    "subject": "Proposed Change to the Classification and Pay Plan",
    "does": "moves one class to another pay grade and replaces one pay table",
    "effective": "2013-05-26",
    "reason": "The Mayor approved; the first work week after it begins on a Sunday.",
    "address": "/notices/2.json",
}
_UPDATE = {"day": "2014-03-05", "subject": "Revised Job Specifications", "address": "/updates/2014-03-05.json"}
_PRINTED = {"code": "FC1", "title": "Clerk", "grade": "612-C", "minimum": 30000, "maximum": 40000}

ANSWERS: dict[str, Any] = {
    "plan": [_LINE],
    "compare": {
        "first": "2013-01-01",
        "second": "2015-01-15",
        "total": 1,
        "caveat": None,
        "items": [
            {
                "number": 1,
                "what": "changed",
                "fields": ["code", "title", "grade", "minimum", "maximum"],
                "before": _BEFORE,
                "after": _LINE,
            }
        ],
        "next": None,
    },
    "classes": {
        "day": "2015-01-15",
        "items": [{"number": 1, "known_as": "Clerk", "line": _LINE, "address": "/classes/1/2015-01-15.json"}],
        "next": "/classes.json?on=2015-01-15&limit=1&after=1",
    },
    "class_on_a_day": {
        "number": 1,
        "known_as": "Clerk",
        "day": "2015-01-15",
        "state": "standing",
        "line": _LINE,
        "life": {
            "items": [
                {
                    "day": "2012-05-06",
                    "said": ["The class begins as Clerk (FC1) in pay grade 612-C."],
                    "paper": "Notice 1",
                    "cause": "1",
                    "superseded": False,
                    "ended": False,
                    "code": "FC1",
                    "title": "Clerk",
                    "grade": "612-C",
                    "flsa": None,
                    "entry": 3,
                    "recorded_at": "2026-01-05T12:00:00Z",
                }
            ],
            "next": "/classes/1/2015-01-15.json?limit=1&after=2012-05-06.3",
        },
        "took_over_from": [{"number": 6, "known_as": "Scribe", "day": "2012-05-06", "paper": "Notice 1"}],
        "taken_over_by": [],
        "specification": _VERSION,
        "specifications": "/classes/1/specifications.json",
    },
    "versions": {"number": 1, "items": [_VERSION], "next": None},
    "specification": _VERSION
    | {
        "number": 1,
        "original": _PAPER,
        "body": {"kind": "specification", "title": "Senior Clerk", "sections": [], "fields": []},
    },
    "notices": {"items": [_NOTICE], "next": "/notices.json?limit=1&after=2"},
    "notice": _NOTICE
    | {
        "wording": "2013",
        "rests_on": ["a work week begins on: sunday (default, not confirmed)"],
        "actions": [{"act": "board", "day": "2013-05-02"}, {"act": "mayor", "day": "2013-05-22"}],
        "findings": [{"outcome": "met", "reason": "The Board acted.", "citation": "7-21 B"}],
        "changes": {
            "items": [
                {
                    "ordinal": 1,
                    "class_number": 1,
                    "kind": "regrade",
                    "aspects": ["regrade"],
                    "said": "Clerk (FC1) moves from pay grade 612-C to 613-C. Nothing else of its line changes.",
                    "before": _PRINTED,
                    "after": _PRINTED | {"grade": "613-C", "minimum": None, "maximum": None},
                    "noticed": None,
                    "why": "The clerks lead others now.",
                    "outcome": "approved",
                    "stands": True,
                }
            ],
            "next": None,
        },
        "ranges": [
            {
                "ordinal": 2,
                "grade": "613-C",
                "minimum_before": 33000,
                "maximum_before": 44000,
                "minimum": 33500,
                "maximum": 45000,
                "why": "The survey of the year.",
                "outcome": "approved",
                "stands": True,
            }
        ],
        "original": _PAPER,
    },
    "updates": {"items": [_UPDATE], "next": None},
    "update": _UPDATE
    | {
        "reason": "Each specification counts from the day that it prints.",
        "new_and_revised": [{"title": "Clerk", "label": "Rev.", "printed": "03/02/2014", "class_number": 1}],
        "to_be_removed": [],
        "original": _PAPER,
    },
    "anchor": {"number": 22, "digest": "9f86d081" * 8},
    "search": {
        "day": "2015-01-15",
        "total": 1,
        "items": [
            {
                "number": 1,
                "code": "FA2",
                "title": "Senior Clerk",
                "grade": "613-C",
                "where": "specification",
                "snippet": [{"text": "Leads the ", "match": False}, {"text": "clerks", "match": True}],
                "section": "duties",
                "heading": "ESSENTIAL DUTIES",
                "versions": [],
                "address": "/classes/1/2015-01-15.json",
                "page": "/classes/1/2015-01-15/#s-2",
            }
        ],
        "next": None,
    },
}
