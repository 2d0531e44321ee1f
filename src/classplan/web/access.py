"""Who may open which address. What does not stand here is not served: `gate.Gate` answers 404.

A value is `ANYONE`, `SIGNED_IN`, or the name of an act of `core.policy` or of a workflow, which the roles that the
table of powers names may do.

>>> ADDRESSES["plan"]
<Audience.ANYONE: 'anyone, without signing in'>
"""

from enum import StrEnum


class Audience(StrEnum):
    """For whom an address is that asks for no role."""

    ANYONE = "anyone, without signing in"
    SIGNED_IN = "whoever has signed in, with or without a role"


ANYONE, SIGNED_IN = Audience.ANYONE, Audience.SIGNED_IN

ADDRESSES: dict[str, Audience | str] = {
    # The portal
    "home": ANYONE,
    "plan_today": ANYONE,
    "plan": ANYONE,
    "plan_csv": ANYONE,
    "compare": ANYONE,
    "compare_with": ANYONE,
    "classes": ANYONE,
    "class_by_code": ANYONE,
    "class_today": ANYONE,
    "class": ANYONE,
    "class_compare": ANYONE,
    "class_versions": ANYONE,
    "class_versions_docx": ANYONE,
    "class_versions_pdf": ANYONE,
    "notices": ANYONE,
    "notice": ANYONE,
    "update": ANYONE,
    "search": ANYONE,
    "about": ANYONE,
    "tour": ANYONE,
    # The same for programs
    "api": ANYONE,
    "api_description": ANYONE,
    "api_plan": ANYONE,
    "api_compare": ANYONE,
    "api_classes": ANYONE,
    "api_class": ANYONE,
    "api_specifications": ANYONE,
    "api_specification": ANYONE,
    "api_notices": ANYONE,
    "api_notice": ANYONE,
    "api_updates": ANYONE,
    "api_update": ANYONE,
    "api_anchor": ANYONE,
    "api_search": ANYONE,
    # Signing in; the names are those that django-allauth asks for
    "account_login": ANYONE,
    "sample_sign_in": ANYONE,
    "account_logout": ANYONE,  # also of whoever stands between password and code
    "mfa_authenticate": ANYONE,
    "mfa_login_webauthn": ANYONE,
    "account_reauthenticate": SIGNED_IN,
    "account_change_password": SIGNED_IN,
    "account": SIGNED_IN,
    "mfa_index": SIGNED_IN,
    "mfa_reauthenticate": SIGNED_IN,
    "mfa_activate_totp": SIGNED_IN,
    "mfa_deactivate_totp": SIGNED_IN,
    "mfa_view_recovery_codes": SIGNED_IN,
    "mfa_generate_recovery_codes": SIGNED_IN,
    "mfa_download_recovery_codes": SIGNED_IN,
    "mfa_list_webauthn": SIGNED_IN,
    "mfa_add_webauthn": SIGNED_IN,
    "mfa_reauthenticate_webauthn": SIGNED_IN,
    "mfa_remove_webauthn": SIGNED_IN,
    "mfa_edit_webauthn": SIGNED_IN,
    # The desk: people
    "people": "people.read",
    "person": "people.read",
    "person_add": "people.change",
    "person_password": "people.change",
    "person_unlock": "people.change",
    "person_close": "people.change",
    "person_reopen": "people.change",
    "role_give": "people.change",
    "role_end": "people.change",
    "agency_add": "people.change",
    # The desk: reading
    "readings": "reading.see",
    "reading_add": "reading.change",
    "reading": "reading.see",
    "reading_original": "reading.see",
    # The desk: many papers at once
    "imports": "import.see",
    "import_add": "import.change",
    "import": "import.see",
    "import_files": "import.see",
    "import_kind": "import.see",
    "import_accept": "import.change",
    "import_csv": "import.see",
    "import_json": "import.see",
    # Taking part: the public, without signing in
    "comment": ANYONE,
    "speak": ANYONE,
    "receipt": ANYONE,
    "issued_paper": ANYONE,
    "specification_file": ANYONE,
    # The desk: work and journal
    "work": "desk.enter",
    "sample_clock": "sample.set-day",
    "journal": "journal.read",
    "journal_csv": "journal.read",
    "journal_chain": "journal.read",
    "entry": "journal.read",
    # The desk: amendments. What moves one is granted by the workflow of the jurisdiction
    "amendments": "amendment.see",
    "amendment_open": "amendment.change",
    "amendment": "amendment.see",
    "amendment_notice": "amendment.see",
    "amendment_original": "amendment.see",
    "amendment_proof": "amendment.see",
    "amendment_papers": "paper.see",
    "amendment_paper": "paper.see",
    "paper_issue": "paper.issue",
    "paper_erratum": "paper.issue",
    "change_add": "amendment.change",
    "change_new": "amendment.change",
    "change_edit": "amendment.change",
    "change_text": "amendment.see",
    "change_rebase": "amendment.change",
    "change_take_out": "amendment.change",
    "amendment_terms": "amendment.change",
    "posting_reading": "amendment.judge",
    "amendment_recommend": "amendment.recommend",
    "amendment_send_draft": "amendment.send_drafts",
    "amendment_answer": "draft.acknowledge",
    "amendment_return": "amendment.return",
    "amendment_withdraw": "amendment.withdraw",
    "amendment_give_notice": "amendment.give_notice",
    "amendment_post": "amendment.post",
    "amendment_hearing": "amendment.hold_hearing",
    "amendment_board": "amendment.board_approves",
    "amendment_begin_use": "amendment.begin_use",
    "amendment_council_approves": "amendment.council_approves",
    "amendment_council_disapproves": "amendment.council_disapproves",
    "amendment_mayor_approves": "amendment.mayor_approves",
    "amendment_mayor_vetoes": "amendment.mayor_vetoes",
    "amendment_mayor_is_silent": "amendment.mayor_is_silent",
    "amendment_council_overrides": "amendment.council_overrides",
    "amendment_veto_stands": "amendment.veto_stands",
    "amendment_enact": "amendment.enact",
    "amendment_decide_alone": "amendment.decide_alone",
    "amendment_judge": "amendment.judge",
    "amendment_waive": "amendment.judge",
    "amendment_pause": "amendment.pause",
    "amendment_resume": "amendment.pause",
}
