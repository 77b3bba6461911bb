"""The licence of all that the site publishes, and that an edition keeps."""

LICENCE = "https://creativecommons.org/licenses/by/4.0/"
