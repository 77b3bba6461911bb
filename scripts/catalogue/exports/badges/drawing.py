"""The badge as SVG: two halves, no script, no web font, the colours of the site's style sheet."""

from __future__ import annotations

from html import escape

from catalogue.exports.badges.text import BadgeText

HEIGHT = 28
PADDING = 10
COLOURS = {"all": "#14603d", "several": "#0a5c78", "few": "#7a4a00", "none": "#55555e"}
OTHERS = {"": "#0b4a5e", "withdrawn": "#8a3b00"}
NARROW, WIDE = frozenset("iljI.,:;’'()|!ft "), frozenset("mwMWÉ—")


def width(text: BadgeText) -> int:
    """The width of a badge."""
    return _half(text.left) + _half(text.right)


def svg(text: BadgeText, language: str) -> str:
    """The badge."""
    left, right = _half(text.left), _half(text.right)
    colour = (COLOURS | OTHERS)[text.level]
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" xml:lang="{language}" width="{left + right}" height="{HEIGHT}" role="img" '
        f'aria-label="{escape(text.alternative)}" data-level="{text.level}">\n<title>{escape(text.alternative)}</title>\n'
        f'<rect width="{left + right}" height="{HEIGHT}" rx="4" fill="#1d2a30"/>\n'
        f'<path d="M{left} 0h{right - 4}a4 4 0 0 1 4 4v{HEIGHT - 8}a4 4 0 0 1-4 4H{left}z" fill="{colour}"/>\n'
        '<g fill="#fff" font-family="system-ui,Segoe UI,Roboto,Noto Sans,DejaVu Sans,Arial,sans-serif" font-size="13">\n'
        f"{_text(text.left, PADDING, left)}\n{_text(text.right, left + PADDING, right)}\n</g>\n</svg>\n"
    )


def _text(words: str, x: int, half: int) -> str:
    return f'<text x="{x}" y="18.5" textLength="{half - 2 * PADDING}" lengthAdjust="spacingAndGlyphs">{escape(words)}</text>'


def _half(words: str) -> int:
    """The estimated width of words; `textLength` then sets them to exactly this width.

    The sum is one of whole tenths, since newer versions of Python add up fractions differently.
    """
    return round(sum(39 if c in NARROW else 110 if c in WIDE else 73 for c in words) / 10) + 2 * PADDING
