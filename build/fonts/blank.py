#!/usr/bin/python3
"""Makes assets/fonts/blank.woff2: every character of Chinese and Korean texts that a font of the pages draws, as a blank of its width.

It stands behind those fonts. Until the file of a rare character is read its place stays empty; a machine without fonts of its own would show a box there. What
no font of the pages draws is not in it: a box says that something is missing, a blank would not.

Not part of any build: its product is committed. To make it again, after rare-hanzi.py, with the same packages:

    /usr/bin/python3 build/fonts/blank.py
"""
from pathlib import Path

from fontTools.fontBuilder import FontBuilder
from fontTools.pens.ttGlyphPen import TTGlyphPen
from fontTools.ttLib import TTFont, newTable
from fontTools.ttLib.tables._c_m_a_p import CmapSubtable
from fontTools.ttLib.tables._g_l_y_f import Glyph

PROJECT = Path(__file__).resolve().parents[2]
OUT = PROJECT / "assets/fonts"
FONTS = PROJECT / "node_modules/@fontsource-variable"
FAMILY = "Blank Until Read"
# Letters and figures before it come with every page.
FIRST = 0x2E80
HANGUL = range(0xAC00, 0xD7A4)
# Of an em of 1,000, as in the fonts whose place is kept.
WIDE, SYLLABLE = 1000, 920
ASCENT, DESCENT = 1160, -288
# Windows, full repertoire, many characters with one glyph.
PLATFORM, ENCODING, FORMAT = 3, 10, 13
# Seconds since 1904: always the same bytes.
MADE = 3_800_000_000


def drawn():
    files = [*FONTS.glob("noto-sans-[sk][cr]/files/*-wght-normal.woff2"), *OUT.glob("rare-hanzi-*.woff2")]
    return {code for path in files for code in TTFont(path, lazy=True).getBestCmap() if code >= FIRST}


def box():
    """A browser refuses a font without any outline."""
    pen = TTGlyphPen(None)
    pen.moveTo((0, 0))
    for corner in ((0, 700), (WIDE, 700), (WIDE, 0)):
        pen.lineTo(corner)
    pen.closePath()
    return pen.glyph()


def main():
    codes = drawn()
    font = FontBuilder(1000, isTTF=True)
    order = [".notdef", "wide", "syllable"]
    font.setupGlyphOrder(order)
    font.setupGlyf({**{name: Glyph() for name in order}, ".notdef": box()})
    font.setupHorizontalMetrics({".notdef": (WIDE, 0), "wide": (WIDE, 0), "syllable": (SYLLABLE, 0)})
    font.setupHorizontalHeader(ascent=ASCENT, descent=DESCENT)
    font.setupNameTable({"familyName": FAMILY, "styleName": "Regular", "fullName": FAMILY, "psName": FAMILY.replace(" ", "")})
    table = CmapSubtable.newSubtable(FORMAT)
    table.platformID, table.platEncID, table.format, table.language = PLATFORM, ENCODING, FORMAT, 0
    table.cmap = {code: "syllable" if code in HANGUL else "wide" for code in sorted(codes)}
    font.font["cmap"] = newTable("cmap")
    font.font["cmap"].tableVersion, font.font["cmap"].tables = 0, [table]
    font.setupOS2(sTypoAscender=880, sTypoDescender=-120, usWinAscent=ASCENT, usWinDescent=-DESCENT)
    font.setupPost()
    font.font["head"].created = font.font["head"].modified = MADE
    font.font.recalcTimestamp = False
    font.font.flavor = "woff2"
    path = OUT / "blank.woff2"
    font.font.save(path)
    print(f"{path.name}: {len(codes)} characters, {path.stat().st_size} bytes")


main()
