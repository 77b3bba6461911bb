"""Parallel texts: pages and their translations for the programs of translators, and back.

codes      a text with its marks and links as inline codes, which programs protect
units      a page and its translation → pairs of texts; new texts → the translation
xliff      XLIFF 1.2, which translation programs and Weblate read and write
tmx        TMX 1.4, a memory of what is translated
"""
