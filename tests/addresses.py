"""Every address with what is tried of it; `tests.seeding` makes an office in which all of them lead somewhere.

An address is one entry of EVERY. `public` is open to anyone; `account` to whoever has signed in; `desk` to the roles
it names; `matter` is of one amendment, which an appointing authority sees only where it touches its own agency. `get`
and `post` are what those are answered for whom it is, with nothing typed; the table knows what everybody else is.
"""

from dataclasses import dataclass, replace

from classplan.core.policy import Role

A, D, U, ADMINISTRATOR = Role.ANALYST, Role.DIRECTOR, Role.AUDITOR, Role.ADMINISTRATOR
B, C, AUTHORITY = Role.BOARD_CLERK, Role.COUNCIL_CLERK, Role.APPOINTING_AUTHORITY
STAFF = tuple(role for role in Role if role is not Role.EMPLOYEE)
SEES = tuple(role for role in STAFF if role is not ADMINISTRATOR)

ONLY_LOOKED_AT = 405
TO_SIGN_IN, NOT_FOR_YOU, NOT_THERE = 302, 403, 404
OUT_OF_SCOPE = "authority of another agency"
WHO = ("public", "no role", *Role, OUT_OF_SCOPE)


@dataclass(frozen=True)
class Tried:
    """An address as it is tried: for whom, and what they are answered."""

    address: str
    roles: frozenset[Role] | None  # None: anyone
    get: int = 200
    post: int = ONLY_LOOKED_AT
    signed_in: bool = False  # whoever has signed in, with or without a role
    scoped: bool = False  # to an appointing authority only what touches its agency is there
    only_look: frozenset[Role] = frozenset()  # those of the roles who cannot send its form

    def expected(self, who: str) -> tuple[int, int]:
        """The status of GET and of POST for one of WHO."""
        role = AUTHORITY if who == OUT_OF_SCOPE else who
        is_for = self.roles is None or (self.signed_in and who != "public") or role in self.roles
        if is_for and not (self.scoped and who == OUT_OF_SCOPE):
            return self.get, NOT_FOR_YOU if role in self.only_look else self.post
        refused = NOT_THERE if is_for else TO_SIGN_IN if who == "public" else NOT_FOR_YOU
        return refused, ONLY_LOOKED_AT if self.post == ONLY_LOOKED_AT else refused

    @property
    def whose(self) -> str:
        """One of those for whom it is."""
        if self.roles is None:
            return "public"
        return A if self.signed_in or A in self.roles else next(role for role in Role if role in self.roles)


def public_to_all(address: str, *, get: int = 200, post: int = ONLY_LOOKED_AT) -> Tried:
    """Open to anyone."""
    return Tried(address, None, get, post)


def account(address: str, *, get: int = 200, post: int = 200) -> Tried:
    """Open to whoever has signed in."""
    return Tried(address, frozenset(), get, post, signed_in=True)


def desk(address: str, *roles: Role, get: int = 200, post: int = ONLY_LOOKED_AT) -> Tried:
    """Open to these roles."""
    return Tried(address, frozenset(roles), get, post)


def matter(address: str, *roles: Role, get: int = 200, post: int = ONLY_LOOKED_AT) -> Tried:
    """Open to these roles, of an amendment; the address follows `/desk/amendments/`."""
    return replace(desk(f"/desk/amendments/{address}", *roles, get=get, post=post), scoped=True)


PORTAL = {
    "home": public_to_all("/"),
    "plan_today": public_to_all("/plan/", get=302),
    "plan": public_to_all("/plan/2015-01-15/"),
    "plan_csv": public_to_all("/plan/2015-01-15.csv"),
    "compare_with": public_to_all("/plan/2013-01-01/compare/", get=302),
    "compare": public_to_all("/plan/2013-01-01/compare/2015-01-15/"),
    "classes": public_to_all("/classes/", get=302),
    "class_by_code": public_to_all("/classes/by-code/FC1/", get=302),
    "class_today": public_to_all("/classes/1/", get=302),
    "class": public_to_all("/classes/1/2015-01-15/"),
    "class_like": public_to_all("/classes/1/2015-01-15/like/"),
    "class_compare": public_to_all("/classes/1/compare/"),
    "class_versions": public_to_all("/classes/1/compare/2012-05-06/2013-05-26/"),
    "class_versions_docx": public_to_all("/classes/1/compare/2012-05-06/2013-05-26/redline.docx"),
    "class_versions_pdf": public_to_all("/classes/1/compare/2012-05-06/2013-05-26/redline.pdf"),
    "notices": public_to_all("/notices/"),
    "notice": public_to_all("/notices/2/"),
    "comment": public_to_all("/notices/{notice}/comment/", post=200),
    "speak": public_to_all("/notices/{notice}/speak/", post=200),
    "receipt": public_to_all("/receipts/{receipt}/"),
    "specification_file": public_to_all("/classes/1/2015-01-15/specification/html/"),
    "issued_paper": public_to_all("/papers/{sha256}/"),
    "update": public_to_all("/updates/2014-03-05/"),
    "search": public_to_all("/search/?q=clerk"),
    "about": public_to_all("/about/"),
    "tour": public_to_all("/tour/", get=404),  # in a sample office alone, as `sample_clock` and `sample_sign_in` are
    # The same for programs
    "api": public_to_all("/api/"),
    "api_description": public_to_all("/api/openapi.json"),
    "api_plan": public_to_all("/plan/2015-01-15.json"),
    "api_compare": public_to_all("/plan/2013-01-01/compare/2015-01-15.json"),
    "api_classes": public_to_all("/classes.json"),
    "api_class": public_to_all("/classes/1/2015-01-15.json"),
    "api_specifications": public_to_all("/classes/1/specifications.json"),
    "api_specification": public_to_all("/classes/1/2015-01-15/specification.json"),
    "api_notices": public_to_all("/notices.json"),
    "api_notice": public_to_all("/notices/2.json"),
    "api_updates": public_to_all("/updates.json"),
    "api_update": public_to_all("/updates/2014-03-05.json"),
    "api_anchor": public_to_all("/journal/anchor.json"),
    "api_search": public_to_all("/search.json?q=clerk"),
}
# An empty form is shown again (200); what protects the account asks for the password first (302).
ACCOUNT = {
    "account_login": public_to_all("/sign-in/", post=200),
    "sample_sign_in": public_to_all("/sign-in/as/analyst/", get=404, post=404),
    "account_logout": public_to_all("/sign-out/", post=302),
    "mfa_authenticate": public_to_all("/sign-in/code/", get=302, post=302),
    "mfa_login_webauthn": public_to_all("/sign-in/passkey/", get=302, post=302),
    "account": account("/account/", post=405),
    "account_change_password": account("/account/password/"),
    "account_reauthenticate": account("/account/again/"),
    "mfa_index": account("/account/second-factor/", post=405),
    "mfa_reauthenticate": account("/account/second-factor/again/", get=302, post=302),
    "mfa_activate_totp": account("/account/second-factor/app/", get=302, post=302),
    "mfa_deactivate_totp": account("/account/second-factor/app/remove/", get=404, post=404),
    "mfa_view_recovery_codes": account("/account/second-factor/codes/", get=404, post=405),
    "mfa_generate_recovery_codes": account("/account/second-factor/codes/new/", get=302, post=302),
    "mfa_download_recovery_codes": account("/account/second-factor/codes/download/", get=404, post=405),
    "mfa_list_webauthn": account("/account/second-factor/keys/", post=405),
    "mfa_add_webauthn": account("/account/second-factor/keys/add/", get=302, post=302),
    "mfa_reauthenticate_webauthn": account("/account/second-factor/keys/again/", get=302, post=302),
    "mfa_remove_webauthn": account("/account/second-factor/keys/1/remove/", get=302, post=302),
    "mfa_edit_webauthn": account("/account/second-factor/keys/1/rename/", get=302, post=302),
}
DESK = {
    "work": desk("/desk/", *STAFF),
    "sample_clock": desk("/desk/clock/", *(role for role in STAFF if role is not Role.AUDITOR), get=404, post=404),
    "people": desk("/desk/people/", ADMINISTRATOR, U),
    "person": desk("/desk/people/analyst/", ADMINISTRATOR, U),
    "person_add": desk("/desk/people/add/", ADMINISTRATOR, post=200),
    "person_password": desk("/desk/people/analyst/password/", ADMINISTRATOR, post=200),
    "person_unlock": desk("/desk/people/analyst/unlock/", ADMINISTRATOR, post=302),
    "person_close": desk("/desk/people/analyst/close/", ADMINISTRATOR, post=302),
    "person_reopen": desk("/desk/people/analyst/open/", ADMINISTRATOR, post=200),
    "role_give": desk("/desk/people/analyst/roles/give/", ADMINISTRATOR, post=200),
    "role_end": desk("/desk/people/analyst/roles/{role}/end/", ADMINISTRATOR, post=200),
    "agency_add": desk("/desk/people/agencies/add/", ADMINISTRATOR, post=200),
    "readings": desk("/desk/reading/", A, D, U),
    "reading_add": desk("/desk/reading/add/", A, D, post=200),
    "reading": replace(desk("/desk/reading/{reading}/", A, D, U, post=200), only_look=frozenset({U})),
    "reading_original": desk("/desk/reading/{reading}/original/", A, D, U),
    "standards": desk("/desk/library/standards/?show=all", A, D, U),
    "standard": desk("/desk/library/standards/{standard}/", A, D, U),
    "standards_fill": desk("/desk/library/standards/fill/", A, post=302),
    "standard_settle": desk("/desk/library/standards/{standard}/settle/", A, post=200),
    "standard_align": desk("/desk/library/standards/{standard}/align/", A, D, post=200),
    "references": desk("/desk/library/references/", A, D, U),
    "references_title": desk("/desk/library/references/titles/?title=Senior+Clerk", A, D, U),
    "references_class": desk("/desk/library/references/1/", A, D, U),
    "imports": desk("/desk/imports/", A, D, U),
    "import_add": desk("/desk/imports/add/", A, post=200),
    "import": replace(desk("/desk/imports/{batch}/", A, D, U, post=400), only_look=frozenset({D, U})),
    "import_files": desk("/desk/imports/{batch}/files/", A, D, U),
    "import_kind": desk("/desk/imports/{batch}/kinds/{kind}/", A, D, U),
    "import_accept": desk("/desk/imports/{batch}/accept/", A, post=200),
    "import_csv": desk("/desk/imports/{batch}/files.csv", A, D, U),
    "import_json": desk("/desk/imports/{batch}/report.json", A, D, U),
    "findings_of_paper": desk("/desk/findings/paper/{reading}/", A, D, U, post=200),
    "findings_of_class": desk("/desk/findings/class/1/2015-01-15/", A, D, U, post=200),
    "findings_of_change": desk("/desk/findings/change/{noticed}/1/", A, D, U, post=200),
    # In the office that addresses are tried in, everybody with a role is invited to the draft.
    "drafts": desk("/desk/drafts/", *Role),
    "draft_start": desk("/desk/drafts/new/", A, D, post=200),
    "draft": replace(desk("/desk/drafts/{writing}/", *Role, post=200), only_look=frozenset(Role) - {A, D}),
    "draft_section": replace(desk("/desk/drafts/{writing}/sections/s1/", *Role, post=200), only_look=frozenset({U})),
    "draft_head": desk("/desk/drafts/{writing}/head/", A, D, post=200),
    "draft_revisions": desk("/desk/drafts/{writing}/revisions/", *Role),
    "draft_revision": replace(
        desk("/desk/drafts/{writing}/revisions/1/", *Role, post=200), only_look=frozenset(Role) - {A, D}
    ),
    "draft_people": replace(desk("/desk/drafts/{writing}/people/", *Role, post=200), only_look=frozenset({U})),
    "draft_remarks": replace(desk("/desk/drafts/{writing}/remarks/", *Role, post=200), only_look=frozenset({U})),
    "draft_amendment": desk("/desk/drafts/{writing}/amendment/", A, D, post=200),
    "draft_docx": desk("/desk/drafts/{writing}/draft.docx", *Role),
    "draft_word": desk("/desk/drafts/{writing}/word/", *(role for role in Role if role is not U), post=200),
    "draft_returned": replace(desk("/desk/drafts/{writing}/word/1/", *Role, post=200), only_look=frozenset({U})),
    "class_announcement": desk("/desk/classes/1/2015-01-15/announcement/", A, D),
    "class_performance": desk("/desk/classes/1/2015-01-15/performance/", A, D),
    "library": desk("/desk/library/", A, D, U),
    "library_list": desk("/desk/library/lists/age/", A, D, U),
    "library_csv": desk("/desk/library/lists/duties.csv", A, D, U),
    "library_twins": desk("/desk/library/twins/1/{twin}/?on=2015-01-15", A, D, U),
    "library_duty": desk("/desk/library/duties/{duty}/", A, D, U),
    "journal": desk("/desk/journal/", A, D, U, ADMINISTRATOR),
    "journal_csv": desk("/desk/journal/journal.csv", A, D, U, ADMINISTRATOR),
    "journal_chain": desk("/desk/journal/chain/", A, D, U, ADMINISTRATOR),
    "entry": desk("/desk/journal/3/", A, D, U, ADMINISTRATOR),
    "amendments": desk("/desk/amendments/", *SEES),
    "amendment_open": desk("/desk/amendments/new/", A, D, post=200),
}
# A form that does not say which version of the amendment was looked at does nothing, and is shown again (200).
AMENDMENTS = {
    "amendment": matter("{noticed}/", *SEES),
    "amendment_notice": matter("{noticed}/notice/", *SEES),
    "amendment_original": matter("{noticed}/notice/file/", *SEES),
    "amendment_proof": matter("{noticed}/postings/{posting}/file/", *SEES),
    "amendment_papers": matter("{noticed}/papers/", A, D, B, C, U),
    "amendment_paper": matter("{noticed}/papers/memo/whole/html/", A, D, B, C, U),
    "paper_issue": matter("{noticed}/papers/issue/", A, D, post=200),
    "paper_erratum": matter("{noticed}/papers/erratum/", A, D, post=200),
    "change_add": matter("{draft}/changes/add/", A, D),
    "change_new": matter("{draft}/changes/add/create/", A, D, post=200),
    "change_edit": matter("{draft}/changes/1/", A, D, post=200),
    "change_text": matter("{noticed}/changes/1/text/", *SEES),
    "change_namings": matter("{draft}/changes/1/namings/", A, D, post=200),
    "change_rebase": matter("{draft}/changes/1/rebase/", A, D, post=200),
    "change_take_out": matter("{draft}/changes/1/take-out/", A, D, post=200),
    "amendment_terms": matter("{draft}/terms/", A, D, post=200),
    "posting_reading": matter("{recommended}/terms/reading/", D, post=200),
    "amendment_recommend": matter("{draft}/recommend/", D, post=200),
    "amendment_send_draft": matter("{recommended}/send-draft/", A, D, post=200),
    "amendment_answer": matter("{recommended}/answer/", AUTHORITY, post=200),
    "amendment_return": matter("{recommended}/return/", D, post=200),
    "amendment_withdraw": matter("{recommended}/withdraw/", D, post=200),
    "amendment_give_notice": matter("{recommended}/give-notice/", A, D, post=200),
    "amendment_post": matter("{noticed}/post/", A, D, B, AUTHORITY, post=200),
    "amendment_hearing": matter("{noticed}/hearing/", B, post=200),
    "amendment_board": matter("{heard}/board/", B, post=200),
    "amendment_begin_use": matter("{council}/begin-use/", D, post=200),
    "amendment_council_approves": matter("{council}/council-approves/", C, post=200),
    "amendment_council_disapproves": matter("{council}/council-disapproves/", C, post=200),
    "amendment_mayor_approves": matter("{mayor}/mayor-approves/", C, post=200),
    "amendment_mayor_vetoes": matter("{mayor}/mayor-vetoes/", C, post=200),
    "amendment_mayor_is_silent": matter("{mayor}/mayor-is-silent/", D, post=200),
    "amendment_council_overrides": matter("{vetoed}/council-overrides/", C, post=200),
    "amendment_veto_stands": matter("{vetoed}/veto-stands/", C, post=200),
    "amendment_enact": matter("{adopted}/enact/", A, D, post=200),
    "amendment_decide_alone": matter("{draft}/decide-alone/", D, post=200),
    "amendment_judge": matter("{recommended}/judge/", D, post=200),
    "amendment_waive": matter("{recommended}/waive/", D, post=200),
    "amendment_pause": matter("{draft}/pause/", A, D, post=200),
    "amendment_resume": matter("{paused}/resume/", A, D, post=200),
}
EVERY: dict[str, Tried] = PORTAL | ACCOUNT | DESK | AMENDMENTS
