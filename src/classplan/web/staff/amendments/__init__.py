"""Amendments at the desk: the list, the page of each, its drafting, and every step of its road."""

from classplan.web.pages import form, page
from classplan.web.staff.amendments import board, deciding, drafting, judging, noticing, paper, papers, terms
from classplan.web.staff.amendments.listing import list_of_amendments, open_draft
from classplan.web.staff.amendments.one import one_amendment
from classplan.web.staff.standards import naming

urlpatterns = [
    page("", list_of_amendments, "amendments"),
    form("new/", open_draft, "amendment_open"),
    page("<int:number>/", one_amendment, "amendment"),
    page("<int:number>/notice/", paper.the_notice, "amendment_notice"),
    page("<int:number>/notice/file/", paper.original, "amendment_original"),
    page("<int:number>/postings/<int:posting>/file/", paper.proof, "amendment_proof"),
    # Its papers
    page("<int:number>/papers/", papers.list_of_papers, "amendment_papers"),
    page("<int:number>/papers/<str:kind>/<str:about>/<str:form>/", papers.draft, "amendment_paper"),
    form("<int:number>/papers/issue/", papers.issue, "paper_issue"),
    form("<int:number>/papers/erratum/", papers.erratum, "paper_erratum"),
    # The draft
    page("<int:number>/changes/add/", drafting.add_change, "change_add"),
    form("<int:number>/changes/add/<str:what>/", drafting.new_change, "change_new"),
    form("<int:number>/changes/<int:ordinal>/", drafting.edit_change, "change_edit"),
    page("<int:number>/changes/<int:ordinal>/text/", paper.new_text, "change_text"),
    form("<int:number>/changes/<int:ordinal>/namings/", naming.places, "change_namings"),
    form("<int:number>/changes/<int:ordinal>/rebase/", drafting.rebase_change, "change_rebase"),
    form("<int:number>/changes/<int:ordinal>/take-out/", drafting.take_out, "change_take_out"),
    form("<int:number>/terms/", terms.set_terms, "amendment_terms"),
    form("<int:number>/terms/reading/", terms.posting_reading, "posting_reading"),
    # Its road
    form("<int:number>/recommend/", noticing.recommend, "amendment_recommend"),
    form("<int:number>/send-draft/", noticing.send_draft, "amendment_send_draft"),
    form("<int:number>/answer/", noticing.answer_draft, "amendment_answer"),
    form("<int:number>/return/", noticing.return_to_draft, "amendment_return"),
    form("<int:number>/withdraw/", noticing.withdraw, "amendment_withdraw"),
    form("<int:number>/give-notice/", noticing.give_notice, "amendment_give_notice"),
    form("<int:number>/post/", noticing.record_posting, "amendment_post"),
    form("<int:number>/hearing/", deciding.hearing, "amendment_hearing"),
    form("<int:number>/board/", board.board, "amendment_board"),
    form("<int:number>/begin-use/", deciding.begin_use, "amendment_begin_use"),
    form("<int:number>/council-approves/", deciding.council_approves, "amendment_council_approves"),
    form("<int:number>/council-disapproves/", deciding.council_disapproves, "amendment_council_disapproves"),
    form("<int:number>/mayor-approves/", deciding.mayor_approves, "amendment_mayor_approves"),
    form("<int:number>/mayor-vetoes/", deciding.mayor_vetoes, "amendment_mayor_vetoes"),
    form("<int:number>/mayor-is-silent/", deciding.mayor_is_silent, "amendment_mayor_is_silent"),
    form("<int:number>/council-overrides/", deciding.council_overrides, "amendment_council_overrides"),
    form("<int:number>/veto-stands/", deciding.veto_stands, "amendment_veto_stands"),
    form("<int:number>/enact/", deciding.enact, "amendment_enact"),
    form("<int:number>/decide-alone/", deciding.decide_alone, "amendment_decide_alone"),
    # What opens a step, and the clock
    form("<int:number>/judge/", judging.judge, "amendment_judge"),
    form("<int:number>/waive/", judging.waive, "amendment_waive"),
    form("<int:number>/pause/", judging.pause, "amendment_pause"),
    form("<int:number>/resume/", judging.resume, "amendment_resume"),
]
