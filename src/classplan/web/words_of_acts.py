"""The acts of the journal as one says them; what an entry keeps is the name of its act.

>>> act_in_words("specs.held")
'Recorded which specifications an agency holds'
"""

ACTS = {
    "office.opened": "Opened the office",
    "clock.set-ahead": "Set the day of the sample ahead",
    "agency.added": "Added an agency",
    "person.opened": "Added a person",
    "person.closed": "Closed a person's account",
    "person.reopened": "Opened a person's account again",
    "person.locked": "Locked an account after wrong passwords",
    "person.unlocked": "Unlocked an account",
    "role.given": "Gave a role",
    "role.ended": "Ended a role",
    "password.given": "Gave a new password",
    "password.replaced": "Replaced the password",
    "factor.changed": "Changed a second factor",
    "paper.uploaded": "Took a paper in",
    "paper.mended": "Mended what was read",
    "paper.problem_dismissed": "Set a problem of the reading aside",
    "paper.section_accepted": "Accepted a section of what was read",
    "paper.section_reopened": "Opened an accepted section again",
    "paper.accepted": "Accepted what was read",
    "paper.set_aside": "Set a paper aside",
    "paper.taken_up": "Took a paper up again",
    "notice.recorded": "Recorded a notice of the past",
    "notice.acted-on": "Recorded an act on a notice of the past",
    "update.recorded": "Recorded a circular of the past",
    "class.joined-to-code": "Joined a class to its job code",
    "amendment.opened": "Opened the draft",
    "change.proposed": "Added a change",
    "change.rewritten": "Wrote a change anew",
    "change.rebased": "Rebased a change on the plan of the day",
    "change.taken-out": "Took a change out",
    "change.not-drafted": "Left out a change that could not be drafted again",
    "terms.set": "Set the terms of the notice",
    "amendment.recommended": "Recommended it to the Board",
    "amendment.returned": "Returned it to draft",
    "amendment.withdrawn": "Withdrew it",
    "amendment.decided-alone": "Decided it as Director alone",
    "amendment.enacted": "Entered it in the plan",
    "draft.sent": "Recorded that a draft was sent",
    "draft.answered": "Answered the draft",
    "notice.given": "Gave notice",
    "notice.posted": "Recorded a posting",
    "comment.received": "Received a comment",
    "speaker.asked": "Received a request to be heard",
    "hearing.held": "Recorded the hearing",
    "board.decided": "Recorded the Board's decision",
    "use.begun": "Began provisional use",
    "body.acted": "Recorded an act of the Council or the Mayor",
    "basis.given": "Gave the basis where the Mayor is silent",
    "judgment.made": "Answered a question of a clause",
    "waiver.given": "Set a requirement aside",
    "choice.made": "Chose where the rules leave something open",
    "clock.paused": "Paused the office's clock",
    "clock.resumed": "Let the office's clock run again",
    "paper.issued": "Issued papers",
    "specs.held": "Recorded which specifications an agency holds",
}


def act_in_words(act: str) -> str:
    """An act as one says it; one that this version does not know, by its name."""
    return ACTS.get(act, act)
