"""The contrast of colours, as WCAG 2.2 defines it."""

LEAST = 4.5
"""What text needs at level AA."""


def contrast(first: str, second: str) -> float:
    """The contrast of two colours such as #0a5c78: from 1, for equal ones, to 21."""
    light, dark = sorted((_luminance(first), _luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def lightened(colour: str, share: float) -> str:
    """A colour below a veil of white, such as that of a link in the header that is pointed at."""
    mixed = (round(part + (255 - part) * share) for part in _parts(colour))
    return "#" + "".join(f"{part:02x}" for part in mixed)


def _luminance(colour: str) -> float:
    """The relative luminance."""
    red, green, blue = (_linear(part / 255) for part in _parts(colour))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4


def _parts(colour: str) -> tuple[int, int, int]:
    """Red, green and blue, from 0 to 255."""
    digits = colour.removeprefix("#")
    red, green, blue = (int(digits[start : start + 2], 16) for start in (0, 2, 4))
    return red, green, blue
