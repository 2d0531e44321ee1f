"""Specifications for tests of what is said about changes."""

from typing import Any

Json = dict[str, Any]


def item(text: str, mark: str | None = None) -> Json:
    """One item."""
    return {"mark": mark, "text": text, "line": 1, "items": [], "term": None, "qualifier": None}


def section(kind: str, heading: str, *texts: str, part: str | None = None, numbered: bool = False) -> Json:
    """A section with its items, numbered or not."""
    marks = (f"{number}." if numbered else None for number in range(1, len(texts) + 1))
    items = [item(text, mark) for text, mark in zip(texts, marks, strict=False)]
    return {
        "kind": kind, "part": part, "heading": heading, "note": None, "level": 1, "line": 1, "items": items, "sections": [],
    }  # fmt: skip


DUTIES = (
    "Inspects every meter on the route and writes down what it shows.",
    "Answers the telephone and takes messages for the crew.",
    "Keeps the truck clean and reports what is broken on it.",
)


def spec(
    *duties: str,
    title: str = "Meter Reader",
    summary: str = "Reads meters for the water works.",
    education: str = "Graduation from high school.",
    experience: str = "Two years of outdoor work.",
    licence: str = "None",
    numbered: bool = False,
    fields: tuple[tuple[str, str, str], ...] = (),
) -> Json:
    """A specification with the sections that most have."""
    return {
        "kind": "specification",
        "title": title,
        "codes": [],
        "line": 1,
        "fields": [
            {"key": key, "label": label, "printed": value, "parsed": value or None, "line": 1}
            for key, label, value in fields
        ],
        "sections": [
            section("summary", "GENERAL STATEMENT OF CLASS DUTIES", summary),
            section("duties", "ESSENTIAL DUTIES", *(duties or DUTIES), numbered=numbered),
            section("education_experience", "Education Requirement", education, part="education"),
            section("education_experience", "Experience Requirement", experience, part="experience"),
            section("licensure", "Licensure", licence),
        ],
        "history": [],
        "distinctions": [],
        "incorporates": [],
        "replaces": [],
    }
