"""`{% csrf_token %}` as our forms have it: with the mark of who types, by which words outlive a session and its cookie.

The rows of a paper at the reading desk have Django's own token alone: a form for each row would make its page heavy.
"""

from django import template
from django.template.base import Parser, Token
from django.template.defaulttags import CsrfTokenNode
from django.utils.html import format_html
from django.utils.safestring import SafeString

from classplan.web.kept import MARK, mark_of

register = template.Library()


class FormTokens(CsrfTokenNode):
    """Django's token, and behind it the mark of whoever is signed in."""

    def render(self, context: template.Context) -> SafeString:
        """The hidden fields."""
        token = super().render(context)
        mark = mark_of(context["request"]) if token and "request" in context else ""
        marked = '{}<input type="hidden" name="{}" value="{}">'
        return format_html(marked, token, MARK, mark) if mark else format_html("{}", token)


@register.tag
def csrf_token(parser: Parser, token: Token) -> FormTokens:
    """Django's own tag, with more."""
    return FormTokens()
