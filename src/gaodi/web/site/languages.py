"""The language of the page, as the library names languages."""

from django.utils.translation import get_language


def language() -> str:
    """`en` or `zh`."""
    return "en" if (get_language() or "").startswith("en") else "zh"
