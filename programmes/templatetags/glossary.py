"""The glossary at work: `{% unfold %}…{% endunfold %}` around the main part of a page."""

from django import template
from django.template.base import NodeList, Parser, Token
from django.template.context import Context
from django.utils.translation import get_language

from home.content import kept
from programmes.glossary import unfold as unfold_html
from programmes.models import Term

register = template.Library()


class UnfoldNode(template.Node):
    """Renders its content, then unfolds the short forms of the reader's language."""

    def __init__(self, nodelist: NodeList) -> None:
        self.nodelist = nodelist

    def render(self, context: Context) -> str:
        language = get_language() or "fr"
        terms = kept(("terms", language), lambda: terms_in(language))
        return unfold_html(self.nodelist.render(context), terms)


def terms_in(language: str) -> dict[str, str]:
    """Long forms by short form."""
    return dict(Term.objects.filter(language=language).exclude(short="").values_list("short", "long"))


@register.tag
def unfold(parser: Parser, token: Token) -> UnfoldNode:
    nodelist = parser.parse(("endunfold",))
    parser.delete_first_token()
    return UnfoldNode(nodelist)
