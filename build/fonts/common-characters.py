#!/usr/bin/python3
"""Makes assets/fonts/common-*: two families with the characters that stand on nearly every page, one file of hanzi, one of Hangul, and the publisher's Latin.

The publisher's files hold some hundred characters each; a first page needs seventeen of them, which come one after the other and make the browser lay it
out again. Not part of any build: its products are committed. To make them again, on Debian 12 with npm's libraries installed:

    apt-get install python3-fonttools=4.38.0-1+deb12u1 python3-brotli=1.0.9-2+deb12u1
    /usr/bin/python3 build/fonts/common-characters.py

Which characters: every one of the words of the pages, and the hanzi used most in law and in the words of every day (assets/ime).
"""
import gzip
import io
import re
from collections import Counter
from pathlib import Path

from fontTools import subset
from fontTools.feaLib.builder import addOpenTypeFeaturesFromString
from fontTools.ttLib import TTFont, newTable
from fontTools.varLib import builder

PROJECT = Path(__file__).resolve().parents[2]
OUT = PROJECT / "assets/fonts"
FONTS = PROJECT / "node_modules/@fontsource-variable"
LOCALES = PROJECT / "assets/locales"
IME = PROJECT / "assets/ime"
HANZI = range(0x4E00, 0xA000)
HANGUL = range(0xAC00, 0xD7A4)
# Full-width signs of Chinese texts. The Latin letters have a file of their own.
SIGNS = [*range(0x3000, 0x3020), *range(0xFF01, 0xFFEF)]
# By their count in law; a word of the field or of every day counts as much as one that law has often.
MOST_USED = 1500
WORD_COUNTS = 200
# What the publisher's Latin files are for, by their own rule.
LATIN = "U+0-FF,U+131,U+152-153,U+2BB-2BC,U+2C6,U+2DA,U+2DC,U+304,U+308,U+329,U+2000-206F,U+20AC,U+2122,U+2191,U+2193,U+2212,U+2215,U+FEFF,U+FFFD"
# An advance that no weight changes.
NO_CHANGE = [0]


def words(language):
    return "".join(path.read_text(encoding="utf-8") for path in sorted((LOCALES / language).glob("*.json")))


def most_used():
    counts = Counter()
    with gzip.open(IME / "law-pairs.tsv.gz", "rt", encoding="utf-8") as pairs:
        for line in pairs:
            *written, count = line.rstrip("\n").split("\t")
            for letter in "".join(written):
                counts[letter] += int(count)
    for path in sorted(IME.glob("*.txt")):
        for letter in path.read_text(encoding="utf-8"):
            counts[letter] += WORD_COUNTS
    hanzi = [letter for letter in counts if ord(letter) in HANZI]
    return sorted(hanzi, key=lambda letter: (-counts[letter], letter))[:MOST_USED]


def numbered_files(font):
    """The publisher's files of one font but for those of Latin, Greek and the like, by their numbers."""
    files = (FONTS / font / "files").iterdir()
    found = {int(match[1]): path for path in files if (match := re.search(r"-(\d+)-wght-normal\.woff2$", path.name))}
    return [found[number] for number in sorted(found, reverse=True)]


def part(path, codes):
    """The font in `path` with `codes` alone, its glyphs named after them."""
    options = subset.Options()
    options.layout_features = ["halt"]
    options.hinting = False
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "BASE", "HVAR"]
    font = subset.load_font(str(path), options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    font.flavor = None
    plain = io.BytesIO()
    font.save(plain)
    return TTFont(plain, recalcTimestamp=False)


def half_widths(font, names):
    """The signs that stand closer to the next one (halt), with how far they move and how wide they are then."""
    if "GPOS" not in font:
        return {}
    found = {}
    for lookup in font["GPOS"].table.LookupList.Lookup:
        for table in lookup.SubTable:
            table = getattr(table, "ExtSubTable", table)
            for number, glyph in enumerate(table.Coverage.glyphs):
                value = table.Value if table.Format == 1 else table.Value[number]
                found[names[glyph]] = (getattr(value, "XPlacement", 0), getattr(value, "XAdvance", 0))
    return found


def joined(name, wanted):
    """One font with all of `wanted` that the files of font `name` have."""
    base, halt, cmap = None, {}, {}
    outlines, advances, changes = {}, {}, {}
    for path in numbered_files(name):
        codes = (wanted & set(TTFont(path, lazy=True).getBestCmap())) - set(cmap)
        if not codes:
            continue
        font = part(path, codes)
        names = {glyph: glyph if glyph == ".notdef" else f"{path.stem}.{glyph}" for glyph in font.getGlyphOrder()}
        if base is None:
            base = font
        for glyph, unique in names.items():
            if unique in outlines:
                continue
            outline = font["glyf"][glyph]
            for component in outline.components if outline.isComposite() else ():
                component.glyphName = names[component.glyphName]
            outlines[unique], advances[unique] = outline, font["hmtx"][glyph]
            changes[unique] = font["gvar"].variations.get(glyph, [])
        cmap.update({code: names[glyph] for code, glyph in font.getBestCmap().items()})
        halt.update(half_widths(font, names))
    order = list(outlines)
    base.ensureDecompiled()
    for tag in ("GPOS", "GSUB", "GDEF", "STAT"):
        if tag in base:
            del base[tag]
    base.setGlyphOrder(order)
    base["glyf"].glyphs = outlines
    base["glyf"].setGlyphOrder(order)
    base["hmtx"].metrics = advances
    base["gvar"].variations = changes
    base["maxp"].numGlyphs = len(order)
    for table in base["cmap"].tables:
        table.cmap = dict(cmap)
    base["HVAR"] = unchanged_advances(order)
    if halt:
        moves = "".join(f"pos \\{glyph} <{x} 0 {advance} 0>;\n" for glyph, (x, advance) in sorted(halt.items()))
        addOpenTypeFeaturesFromString(base, f"feature halt {{\n{moves}}} halt;")
    return base, cmap


def unchanged_advances(order):
    """Without this table a browser works out each advance from the outlines, for every weight but the thinnest."""
    region = builder.buildVarRegionList([{"wght": (0, 1, 1)}], ["wght"])
    table = newTable("HVAR")
    table.table = builder.ot.HVAR()
    table.table.Version = 0x00010000
    table.table.VarStore = builder.buildVarStore(region, [builder.buildVarData([0], [NO_CHANGE], optimize=False)])
    table.table.AdvWidthMap = builder.buildVarIdxMap([0] * len(order), order)
    table.table.LsbMap = table.table.RsbMap = None
    return table


def widths_that_change(font):
    """Glyphs of another width when bold: they would need what unchanged_advances leaves out."""
    def moves(change):
        left, right = change.coordinates[-4:-2]
        return (left or (0, 0))[0] != (right or (0, 0))[0]

    return [glyph for glyph, changes in font["gvar"].variations.items() if any(moves(change) for change in changes)]


def ranges(codes):
    runs = []
    for code in sorted(codes):
        if runs and code == runs[-1][1] + 1:
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def rule(family, url, characters):
    return (
        "@font-face {\n"
        f'  font-family: "{family}";\n'
        "  font-style: normal;\n"
        "  font-weight: 100 900;\n"
        "  font-display: block;\n"
        f'  src: url("{url}") format("woff2");\n'
        f"  unicode-range: {characters};\n"
        "}"
    )


def main():
    chinese = {ord(letter) for letter in words("zh-CN")} & {*HANZI, *SIGNS} | {ord(letter) for letter in most_used()}
    korean = {ord(letter) for letter in words("ko")} & {*HANGUL}
    rules = ["/* Made by build/fonts/common-characters.py: what stands on nearly every page. All of it comes with the page. */"]
    for name, family, file, wanted in (
        ("noto-sans-sc", "Common SC", "common-sc", chinese),
        ("noto-sans-kr", "Common KR", "common-kr", korean),
    ):
        font, cmap = joined(name, wanted)
        changing = widths_that_change(font)
        if changing:
            raise SystemExit(f"{file}: expected advances that no weight changes, got {changing}")
        path = OUT / f"{file}.woff2"
        font.flavor = "woff2"
        font.save(path)
        left = "".join(map(chr, sorted(wanted - set(cmap))))
        print(f"{path.name}: {len(cmap)} characters, {path.stat().st_size} bytes, without {left}")
        rules.append(rule(family, f"./{path.name}", ranges(cmap)))
        latin = f"{name}-latin-wght-normal.woff2"
        rules.append(rule(family, f"@fontsource-variable/{name}/files/{latin}", LATIN))
    (OUT / "common-characters.css").write_text("\n\n".join(rules) + "\n", encoding="utf-8")


main()
