"""Where a section stands among the others: which is inside which, by what they are about and how they are printed."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from classplan.core.reading.general.items import items_of
from classplan.core.reading.general.lines import LEAD, RUN_IN, Opening, column_of
from classplan.core.reading.general.signs import NO_SIGNS, Signs
from classplan.core.reading.general.vocabulary import ALTERNATIVE
from classplan.core.spec.model import Section
from classplan.core.spec.model import SectionKind as Kind
from classplan.core.spec.source import SourceLine, heading_key

_ABILITIES = frozenset((Kind.KNOWLEDGE, Kind.SKILLS, Kind.ABILITIES))
_INSIDE = {
    Kind.MINIMUM_QUALIFICATIONS: _ABILITIES | {Kind.EDUCATION_EXPERIENCE, Kind.LICENSURE, Kind.REQUIREMENTS},
    Kind.COMPETENCIES: _ABILITIES,
    Kind.EDUCATION_EXPERIENCE: frozenset((Kind.EDUCATION_EXPERIENCE, Kind.LICENSURE)),
    Kind.DESIRABLE: _ABILITIES | {Kind.EDUCATION_EXPERIENCE, Kind.LICENSURE},
    Kind.REQUIREMENTS: frozenset((Kind.LICENSURE, Kind.EDUCATION_EXPERIENCE)),
}
_INSIDE_WHERE_WEAKER = {
    Kind.MINIMUM_QUALIFICATIONS: frozenset(
        (Kind.COMPETENCIES, Kind.PHYSICAL_DEMANDS, Kind.ENVIRONMENT, Kind.DESIRABLE)
    ),
    Kind.DISTINGUISHING: frozenset((Kind.SUPERVISION_RECEIVED, Kind.SUPERVISION_GIVEN, Kind.GUIDELINES, Kind.CONTACTS)),
    Kind.SUMMARY: frozenset((Kind.SUPERVISION_RECEIVED, Kind.SUPERVISION_GIVEN)),
    Kind.COMPETENCIES: frozenset((Kind.EDUCATION_EXPERIENCE, Kind.LICENSURE)),
    Kind.PHYSICAL_DEMANDS: frozenset((Kind.ENVIRONMENT,)),
    Kind.GUIDELINES: _ABILITIES
    | {Kind.SUPERVISION_RECEIVED, Kind.CONTACTS, Kind.PHYSICAL_DEMANDS, Kind.ENVIRONMENT, Kind.COMPETENCIES},
}
_IN_PARTS = frozenset((Kind.DUTIES, Kind.LEVELS, Kind.DISTINGUISHING))
_WITH_TERMS = _ABILITIES | {Kind.COMPETENCIES, Kind.PHYSICAL_DEMANDS}
_WITH_ALTERNATIVES = frozenset(
    (Kind.MINIMUM_QUALIFICATIONS, Kind.EDUCATION_EXPERIENCE, Kind.DESIRABLE, Kind.REQUIREMENTS)
)
_EQUIVALENCY = "equivalency"
_OUT_OF_LINE = 2
_ONE_FIELD = frozenset(("education", "experience", "equivalency"))


@dataclass(slots=True)
class Node:
    """A section as it grows. `members`: those that its heading names; None where it names none, empty for all."""

    opening: Opening
    kind: Kind
    part: str | None
    members: tuple[str, ...] | None = None
    paragraphs: list[list[SourceLine]] = field(default_factory=list)
    inner: list["Node"] = field(default_factory=list)

    @property
    def is_blank(self) -> bool:
        """Whether nothing but headings stands under it."""
        return not self.paragraphs


class Tree:
    """The sections of a specification, put in one after the other.

    `of_members` are the keys of the headings that come again under each of several classes on the page.
    """

    def __init__(self, of_members: frozenset[str] = frozenset()) -> None:
        self.of_members = of_members
        self.roots: list[Node] = []
        self._path: list[Node] = []

    @property
    def open(self) -> Node | None:
        """The section that is open now."""
        return self._path[-1] if self._path else None

    @property
    def root(self) -> Node | None:
        """The section of the first level that is open now."""
        return self._path[0] if self._path else None

    def takes_alternatives(self) -> bool:
        """Whether a qualification is open, of which there can be alternatives."""
        return any(node.kind in _WITH_ALTERNATIVES for node in self._path)

    def put(self, opening: Opening, members: tuple[str, ...] | None = None) -> Node:
        """A new section, inside those of the open ones that hold it."""
        heading = opening.heading
        node = Node(opening, heading.kind, heading.part, members)
        if members is not None and self.of_members:
            self._path.clear()
        elif members is not None:
            self._close_for_member(node)
        elif heading.part == ALTERNATIVE:
            self._close_for_alternative(node)
        elif not self._close_for_number(node):
            lowest = int(self._is_of_a_member(opening))
            while len(self._path) > lowest and not self._holds(self._path[-1], node):
                self._path.pop()
        if members is not None and self._path:
            node.kind, node.part = self._path[-1].kind, self._path[-1].part
        (self._path[-1].inner if self._path else self.roots).append(node)
        self._path.append(node)
        return node

    def _is_of_a_member(self, opening: Opening) -> bool:
        """Whether a heading comes again under each class of the page, and one of them is open."""
        root = self.root
        return root is not None and bool(root.members) and heading_key(opening.printed) in self.of_members

    def _close_for_member(self, node: Node) -> None:
        for n, above in enumerate(self._path):
            if above.members is not None:
                before = above.inner
                if above.is_blank and not before and above.members and node.members:
                    node.members = (*above.members, *node.members)
                del self._path[n:]
                return
        while (
            len(self._path) > 1
            and (self._path[-1].opening.strength >= RUN_IN - 1 or self._path[-1].part == ALTERNATIVE)
            and not self._path[-1].is_blank
        ):
            self._path.pop()

    def _close_for_number(self, node: Node) -> bool:
        """Close what the next number of an outline closes, so that the open section holds it; False without a number."""
        number = node.opening.number
        if not number or not any(above.opening.number for above in self._path):
            return False
        for n, above in enumerate(self._path):
            if above.opening.number == number:
                del self._path[n:]
                return True
        while not self._path[-1].opening.number:
            self._path.pop()
        return True

    def _close_for_alternative(self, node: Node) -> None:
        for n, above in enumerate(self._path):
            if above.part == ALTERNATIVE:
                del self._path[n:]
                return
        while len(self._path) > 1 and self._path[-1].members is None and self._path[-1].kind not in _WITH_ALTERNATIVES:
            self._path.pop()
        if len(self._path) > 1 and self._path[-1].part in _ONE_FIELD and not self._path[-1].is_blank:
            self._path.pop()

    def _holds(self, above: Node, node: Node) -> bool:
        about = node.opening.heading
        parts_of_one = above.kind in _IN_PARTS and above.is_blank and above.members is None
        weaker = node.opening.strength > above.opening.strength
        if not node.opening.is_known or (about.kind is Kind.OTHER and node.opening.strength >= LEAD):
            is_next_part = parts_of_one and any(inner.members is None for inner in above.inner)
            return above.members is None and (weaker or is_next_part)
        if parts_of_one and about.kind is above.kind and node.opening.strength >= above.opening.strength:
            return True
        if about.kind is Kind.CLASS_DETAIL and about.part:
            return above.kind is Kind.CLASS_DETAIL and above.part is None
        if above.part == ALTERNATIVE or above.members is not None:
            group = self._group_of(above)
            is_done = bool(above.opening.rest) or (above.part == ALTERNATIVE and not above.is_blank)
            if self._is_of_all(above, group, node):
                return False
            if is_done and node.opening.strength <= group.opening.strength and group is not above:
                return False
            return group.part not in _ONE_FIELD and about.kind in _INSIDE.get(group.kind, frozenset())
        if above.inner and column_of(node.opening.line) + _OUT_OF_LINE <= column_of(above.inner[-1].opening.line):
            return False
        allowed = _INSIDE.get(above.kind, frozenset()) | (
            _INSIDE_WHERE_WEAKER.get(above.kind, frozenset()) if weaker else frozenset()
        )
        is_factor = above.kind is Kind.GUIDELINES and bool(node.opening.rest) and not above.opening.rest
        is_part = above.is_blank and all(inner.kind is about.kind for inner in above.inner)
        if weaker and about.kind is above.kind and above.part is None and (is_part or is_factor):
            return True
        if about.kind not in allowed:
            return False
        if above.part in _ONE_FIELD:
            return above.part == _EQUIVALENCY and above.is_blank and about.part in _ONE_FIELD - {_EQUIVALENCY}
        if above.kind is about.kind and above.part is None and about.part is None:
            return False
        return weaker or (above.is_blank and all(i.opening.strength <= above.opening.strength for i in above.inner))

    def _is_of_all(self, member: Node, group: Node, node: Node) -> bool:
        """Whether a heading of another kind behind a member's text is as strong as the one that the members stand under.

        Then it is of all, unless it comes again under each member.
        """
        behind = member.members is not None and not member.is_blank and node.kind is not group.kind
        strength = node.opening.strength
        is_own = heading_key(node.opening.printed) in self.of_members
        return behind and not is_own and strength <= group.opening.strength < member.opening.strength

    def _group_of(self, node: Node) -> Node:
        """The section that a member's or alternative's section stands in."""
        before = self._path[: self._path.index(node)]
        return next((above for above in reversed(before) if above.members is None and above.part != ALTERNATIVE), node)

    def sections(self, signs: Signs = NO_SIGNS) -> tuple[Section, ...]:
        """The sections as they now stand; `signs` are those that the paper explains."""
        return tuple(_section(node, 1, (), signs) for node in self.roots)


def _section(node: Node, level: int, inherited: Sequence[str], signs: Signs) -> Section:
    only_for = tuple(node.members) if node.members is not None else tuple(inherited)
    return Section(
        kind=node.kind,
        heading=node.opening.printed,
        level=level,
        line=node.opening.line.number,
        part=node.part,
        note=node.opening.note,
        items=items_of(node.paragraphs, names_terms=node.kind in _WITH_TERMS, signs=signs),
        sections=tuple(_section(inner, level + 1, only_for, signs) for inner in node.inner),
        only_for=only_for,
    )
