"""Whether a text layer says what the page shows.

Chinese PDFs made without a ToUnicode table show readable glyphs over a layer of rubbish: signs and letters, private characters, or
characters that nobody writes. Running Chinese is made of common characters, a tenth of it of a handful of them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

import numpy as np

FEW = 12
"""Characters; fewer say too little to be judged by their frequency."""
MANY = 120
EVERYDAY = frozenset(
    "的一是在不了有和人这中大为上个国我以要他时来用们生到作地于出就分对成会可主发年动同工也能下过子说产种面而方后多定行学法所民得经十三之进着等部度家电力里如水化高自二理起小物现实加量都两体制机当使点从业本去把性好应开它合还因由其些然前外天政四日那社义事平形相全表间样与关各重新线内数正心反你明看原又么利比或但质气第向道命此变条只没结解问意建月公无系军很情者最立代想已通并提直题党程展五果料象员革位入常文总次品式活设及管特件长求老头基资边流路级少图山统接知较将组见计别她手角期根论运农指几九区强放决西被干做必战先回则任取据处队南给色光门即保治北造百规热领七海口东导器压志世金增争济阶油思术极交受联什认六共权收证改清己美再采转更单风切打白教速花带安场身车例真务具万每目至达走积示议声报斗完类八离华名确才科张信马节话米整空元况今集温传土许步群广石记需段研界拉林律叫且究观越织装影算低持音众书布复容儿须际商非验连断深难近矿千周委素技备半办青省列习响约支般史感劳便团往酸历市克何除消构府称太准精值号率族维划选标写存候毛亲快效斯院查江型眼王按格养易置派层片始却专状育厂京识适属圆包火住调满县局照参红细引听该铁价严龙飞村镇帮扶驻乡振兴"
)

ORDINARY = (
    (" ", "~"),
    ("\u00a0", "\u00ff"),  # · × ÷ ° and letters of the west
    ("\u0391", "\u03c9"),  # α, β
    ("\u2000", "\u206f"),  # dashes, quotation marks, …
    ("\u2100", "\u27bf"),  # ℃ № Ⅰ → √ ① □ ○ ✓
    ("\u3000", "\u303f"),  # 、。〔〕《》
    ("\u3200", "\u33ff"),  # ㈠ ㎡
    ("\u4e00", "\u9fff"),
    ("\uff01", "\uffee"),  # full-width forms
)


_RUBBISH = re.compile(f"[^{''.join(f'{first}-{last}' for first, last in ORDINARY)}]")
"""Characters that no office in Kunming types: private, unassigned, replacement and control characters, scripts of elsewhere."""
_CHINESE = re.compile("[\u4e00-\u9fff]+")
_PLANE = "".join(map(chr, range(0x4E00, 0xA000)))
_FIRST_LEVEL = np.array([b"\xb0\xa1" <= sign.encode("gb2312", "replace") < b"\xd8" for sign in _PLANE])
_EVERYDAY = np.array([sign in EVERYDAY for sign in _PLANE])
"""Whether a Chinese character is of the first level of GB 2312, or an everyday one; by their places from U+4E00 on."""


def is_legible(texts: Iterable[str]) -> bool:
    """Whether a page's characters can be what it shows; too few to judge count as legible."""
    signs = "".join("".join(texts).split())
    rubbish = len(_RUBBISH.findall(signs))
    if len(signs) < FEW:
        return not rubbish
    if rubbish > 0.1 * len(signs):
        return False
    chinese = "".join(_CHINESE.findall(signs))
    if len(chinese) >= FEW:
        return _is_common(chinese)
    return sum(sign.isalnum() for sign in signs) > 0.5 * len(signs)


def _is_common(chinese: str) -> bool:
    """Whether Chinese characters are mostly those of the first level of GB 2312 and, in longer texts, many of them everyday ones."""
    places = np.frombuffer(chinese.encode("utf-16-le"), np.uint16) - 0x4E00
    if _FIRST_LEVEL[places].sum() < 0.7 * len(chinese):
        return _is_traditional(chinese)
    return bool(len(chinese) < MANY or _EVERYDAY[places].sum() > 0.25 * len(chinese))


def _is_traditional(chinese: str) -> bool:
    """Whether they could be written in traditional characters: those of the first level of Big5."""
    return sum(b"\xa4\x40" <= sign.encode("big5", "ignore") <= b"\xc6\x7e" for sign in chinese) >= 0.8 * len(chinese)
