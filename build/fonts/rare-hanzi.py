#!/usr/bin/python3
"""Makes assets/fonts: hanzi of people's and places' names (生僻字) that the pages' own fonts do not have, and the rules that load them.

Not part of any build: its products are committed. To make them again, on Debian 12 with npm's libraries installed:

    apt-get install fonts-noto-cjk=1:20220127+repack1-1 fonts-hanazono=20170904-2.1 unicode-data=15.0.0-1 \
        python3-fonttools=4.38.0-1+deb12u1 python3-brotli=1.0.9-2+deb12u1
    /usr/bin/python3 build/fonts/rare-hanzi.py

First comes every hanzi that Noto Sans CJK SC has and the pages' Noto Sans SC lacks. Then, from Hanazono Mincho, hanzi of a Chinese source (Unihan
kIRG_GSource) that have a Mandarin reading, for what nobody can read aloud is not a name; and, even without one,
those registered for identity cards (GIDC) and those of the two dictionaries of today's Chinese (GXC, GFC).

Also writes build/fonts/general-standard-hanzi.txt: the 8,105 of 通用规范汉字表 (Unihan kTGH).
"""
import bz2
import re
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

PROJECT = Path(__file__).resolve().parents[2]
OUT = PROJECT / "assets/fonts"
MAIN = PROJECT / "node_modules/@fontsource-variable/noto-sans-sc/files"
NOTO = "/usr/share/fonts/opentype/noto/NotoSansCJK-Regular.ttc"
NOTO_SC = 2
HANAZONO_SIGNS = "/usr/share/fonts/truetype/hanazono/HanaMinA.ttf"
HANAZONO = "/usr/share/fonts/truetype/hanazono/HanaMinB.ttf"
UNIHAN = "/usr/share/unicode/Unihan_{}.txt.bz2"
# What stands for a character that could not be read; the pages' own fonts do not have it.
SIGNS = [0xFFFD]
# One rare character then loads some 300 KB, not all of them.
PER_FILE = 2000
FAMILY = "Rare Hanzi"
HAN = [(0x2E80, 0x2FDF), (0x3005, 0x3007), (0x3400, 0x4DBF), (0x4E00, 0x9FFF), (0xF900, 0xFAFF), (0x20000, 0x323AF)]
NAME_SOURCES = ("GIDC", "GXC", "GFC")
# The licence and whose work it is stay in each file; the name is ours (OFL, clause 3).
COPYRIGHT, FAMILY_NAME, STYLE, UNIQUE, FULL, POSTSCRIPT = 0, 1, 2, 3, 4, 6
KEPT_NAMES = (COPYRIGHT, 13, 14)
HANAZONO_COPYRIGHT = "Copyright (c) 2011, GlyphWiki Project (kamichi@fonts.jp)"
OFL_NAMES = {
    13: "This Font Software is licensed under the SIL Open Font License, Version 1.1.",
    14: "http://scripts.sil.org/OFL",
}


def unihan(file, field):
    """Code point to value of one field."""
    values = {}
    for line in bz2.open(UNIHAN.format(file), "rt", encoding="utf-8"):
        match = re.match(r"U\+([0-9A-F]+)\t" + field + r"\t(.*)", line)
        if match:
            values[int(match[1], 16)] = match[2]
    return values


def is_han(code):
    return any(first <= code <= last for first, last in HAN)


def covered(paths, number=-1):
    return {code for path in paths for code in TTFont(path, fontNumber=number, lazy=True).getBestCmap()}


def rename(font, family, copyright_line):
    table = font["name"]
    table.names = [name for name in table.names if name.nameID in KEPT_NAMES]
    if copyright_line is not None:
        table.setName(copyright_line, COPYRIGHT, 3, 1, 0x409)
    names = {FAMILY_NAME: family, STYLE: "Regular", UNIQUE: family, FULL: family, POSTSCRIPT: family.replace(" ", ""), **OFL_NAMES}
    for number, text in names.items():
        table.setName(text, number, 3, 1, 0x409)
    if "CFF " in font:
        cff = font["CFF "].cff
        cff.fontNames = [family.replace(" ", "")]
        top = cff.topDictIndex[0]
        for key, text in (("FullName", family), ("FamilyName", family)):
            if key in top.rawDict:
                setattr(top, key, text)


def write(path, source, number, codes, family, copyright_line=None):
    options = subset.Options()
    options.flavor = "woff2"
    options.font_number = number
    options.layout_features = []
    options.hinting = False
    options.desubroutinize = True
    options.notdef_outline = True
    options.name_IDs = ["*"]
    options.recalc_timestamp = False
    options.drop_tables += ["vhea", "vmtx", "VORG", "BASE", "FFTM"]
    font = subset.load_font(source, options)
    subsetter = subset.Subsetter(options)
    subsetter.populate(unicodes=codes)
    subsetter.subset(font)
    rename(font, family, copyright_line)
    subset.save_font(font, str(path), options)


def ranges(codes, elsewhere):
    """A gap that no font of the pages could fill is bridged: half the length, and nothing loads in vain that could have been drawn."""
    runs = []
    for code in codes:
        if runs and code - runs[-1][1] < 100 and not elsewhere.intersection(range(runs[-1][1] + 1, code)):
            runs[-1][1] = code
        else:
            runs.append([code, code])
    return ",".join(f"U+{first:X}" if first == last else f"U+{first:X}-{last:X}" for first, last in runs)


def parts(codes):
    ordered = sorted(codes)
    return [ordered[at : at + PER_FILE] for at in range(0, len(ordered), PER_FILE)]


def main():
    standard = set(unihan("OtherMappings", "kTGH"))
    gb2312 = set(unihan("OtherMappings", "kGB0"))
    main_font = covered(sorted(MAIN.glob("*.woff2")))
    noto = {code for code in covered([NOTO], NOTO_SC) if is_han(code)} - main_font
    chinese = unihan("IRGSources", "kIRG_GSource")
    read = {**unihan("Readings", "kMandarin"), **unihan("Readings", "kHanyuPinyin")}
    hanazono = {
        code
        for code in covered([HANAZONO]) - noto - main_font
        if code in chinese and (code in read or chinese[code].startswith(NAME_SOURCES))
    }
    first = noto & (standard | gb2312)
    files = [("standard", NOTO, NOTO_SC, sorted(first), "Rare Hanzi Sans", None)]
    for number, codes in enumerate(parts(noto - first), 1):
        files.append((f"sans-{number}", NOTO, NOTO_SC, codes, "Rare Hanzi Sans", None))
    for number, codes in enumerate(parts(hanazono), 1):
        files.append((f"ming-{number}", HANAZONO, -1, codes, "Rare Hanzi Ming", HANAZONO_COPYRIGHT))

    files.append(("signs", HANAZONO_SIGNS, -1, SIGNS, "Rare Hanzi Ming", HANAZONO_COPYRIGHT))

    everything = main_font | noto | hanazono

    for old in OUT.glob("rare-hanzi-*.woff2"):
        old.unlink()
    rules = ["/* Made by build/fonts/rare-hanzi.py: which file holds which rare hanzi. Regular only; the browser draws the bold. */"]
    for name, source, number, codes, family, copyright_line in files:
        path = OUT / f"rare-hanzi-{name}.woff2"
        write(path, source, number, codes, family, copyright_line)
        print(f"{path.name}: {len(codes)} characters, {path.stat().st_size} bytes")
        rules.append(
            "@font-face {\n"
            f'  font-family: "{FAMILY}";\n'
            "  font-style: normal;\n"
            "  font-weight: 400;\n"
            "  font-display: swap;\n"
            f'  src: url("./{path.name}") format("woff2");\n'
            f"  unicode-range: {ranges(codes, everything - set(codes))};\n"
            "}"
        )
    (OUT / "rare-hanzi.css").write_text("\n\n".join(rules) + "\n", encoding="utf-8")
    text = "".join(map(chr, sorted(standard)))
    lines = [text[at : at + 100] for at in range(0, len(text), 100)]
    (PROJECT / "build/fonts/general-standard-hanzi.txt").write_text("\n".join(lines) + "\n", encoding="utf-8")


main()
