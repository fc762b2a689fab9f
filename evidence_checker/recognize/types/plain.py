"""Text as the patterns see it: no blanks, one kind of punctuation, simplified characters, look-alikes of OCR folded together."""

from __future__ import annotations

import re
import unicodedata

_TRADITIONAL = (
    "調调幫帮鄉乡會会議议領领導导關关貧贫縣县鎮镇黨党書书記记時时間间員员隊队駐驻點点發发經经濟济農农產产業业務务報报計计劃划總总結结"
    "協协資资賬账單单據据購购買买賣卖銀银匯汇項项視视檢检監监測测選选輪轮補补貼贴險险體体訓训證证譽誉獎奖勵励個个為为與与對对開开現现進进動动"
    "實实際际問问題题還还這这來来過过後后應应該该東东萬万億亿圓圆貳贰陸陆參叁號号類类額额數数簽签聯联絡络設设備备責责範范決决華华國国團团習习讀读"
)
_PUNCTUATION = dict(zip(",:;()?![]【】「」『』✓✔☑", "，：；（）？！〔〕〔〕“”“”√√√", strict=True))
_LOOK_ALIKES = dict(zip("曰巳己末夭", "日已已未天", strict=True))
_FOLD = str.maketrans(dict(zip(_TRADITIONAL[::2], _TRADITIONAL[1::2], strict=True)) | _PUNCTUATION | _LOOK_ALIKES)
_FOLD_PATTERN = str.maketrans(_LOOK_ALIKES)
_BLANK = re.compile(r"[\s\u200b-\u200f\ufeff\u00ad]+")
_THOUSANDS = re.compile(r"(?<=\d)，(?=\d{3}(?!\d))")
_PINYIN = re.compile(r"（[a-zāáǎàēéěèīíǐìōóǒòūúǔùüǖǘǚǜ]{1,7}）")
_DASHES = re.compile(r"[‐-―─━－]+")


def plain(text: str) -> str:
    """The text folded for matching; positions in it are not those of the original."""
    folded = unicodedata.normalize("NFKC", text).translate(_FOLD)
    folded = _DASHES.sub("-", _BLANK.sub("", folded))
    return _PINYIN.sub("", _THOUSANDS.sub(",", folded))


def plain_pattern(pattern: str) -> str:
    """A regular expression folded like the text; its punctuation has meaning and stays.

    Numbers are bounded: the cells of a large table run together into digits by the thousand, which an open end would try from every place.
    """
    return pattern.translate(_FOLD_PATTERN).replace(r"\d+", r"\d{1,12}")
