"""The labels of payment papers: which words are a label and what it means, by lists and by how such labels are made.

A label of a party is made of what the party does, who it is and what is asked of it: 代发+单位+户名. A label may also be the deed alone
(供货：某合作社); then only the name of an organisation can be its value.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property

from evidence_checker.recognize.lexicon import Slips

GROUPS = frozenset({"payer", "payee", "buyer", "seller"})
_IGNORED = re.compile(r"[\s:：*＊]|(?<=.)\((?:元|万元|章|盖章|公章|签章|必填|个人|人|或个人|单位|信息|支取|收入|支出|全称)\)$")
_BEFORE = re.compile(r"^(?:原|名义|实际|最终)(?=[收付汇拨转])|^[甲乙丙]方\((.+)\)$|^[购买销售方](?=纳税人|统一社会|地址|开户)")
"""What may stand before a label: 原付款人 of a returned payment, 名义付款人 where somebody pays for another, 甲方(…) of a contract,
one sign of 购买方 written downwards beside its rows."""
_NOTE = r"(?:\([^()]{1,6}\))?"


def bare_label(text: str) -> str:
    """A label without blanks, colons and notes in brackets."""
    bare = re.sub(r"[\s:*]", "", text)
    return bare if bare.endswith(("(小写)", "(大写)")) else _IGNORED.sub("", bare)


def _any_of(words: Iterable[str]) -> str:
    """Any of the words, the longest first, blanks allowed between their signs."""
    return "|".join(r" ?".join(map(re.escape, word)) for word in sorted(set(words), key=lambda w: (-len(w), w)))


def _sums(slips: Slips) -> dict[str, str]:
    """The labels of sums, each with its meaning: what was done, and 金额 or the like, in capitals where they say so."""
    done = {deed for parties in slips.parties.values() for deed in parties.does if len(deed) > 1} | set(slips.sums.did)
    plain = [deed + what for deed in sorted(done) for what in slips.sums.what]
    return dict.fromkeys(plain, "figures") | {label + "(大写)": "capitals" for label in plain} | {label + "(小写)": "figures" for label in plain}


class Labels:
    """The labels of `patterns/entities/slips.yaml`."""

    def __init__(self, slips: Slips) -> None:
        self._slips = slips
        self._keys = {bare_label(label): key for key, labels in slips.labels.items() for label in labels}
        self._deeds = {deed: key for key, deeds in slips.deeds.items() for deed in deeds}
        self._made = {key: re.compile(rf"(?:{self._made_of(parties.does)})$") for key, parties in slips.parties.items()}
        prices = {how + what: key for key, words in slips.prices.how.items() for how in words for what in slips.prices.what} | _sums(slips)
        self._keys = {**prices, **self._keys}
        listed = _any_of([word for labels in slips.labels.values() for word in labels if len(word) > 1] + list(self._deeds) + list(prices))
        made = self._made_of(word for parties in slips.parties.values() for word in parties.does)
        names = rf"(?:原 ?)?(?:{made})|{listed}"
        self._inline = re.compile(
            rf"(?:(?<=[\s;；,，。|()、])|^)(?P<label>(?:[甲乙丙]方\((?:{names})\))|{names}){_NOTE} ?"
            r"(?::|$|(?= )|(?<=\))(?=[人¥壹贰叁肆伍陆柒捌玖拾]))"
        )
        self._joined = re.compile(rf"^(?P<label>(?:原 ?)?(?:{made})|{listed}){_NOTE}(?P<value>[\u4e00-\u9fff¥].*)$")

    def _made_of(self, does: Iterable[str]) -> str:
        """Labels made of a deed with who does it (付款单位), what is asked (收款户名), or both (付款人账户名称)."""
        who, asked = _any_of(self._slips.who), _any_of(self._slips.asked)
        return rf"(?:{_any_of(does)}) ?(?:(?:{who})(?: ?(?:{asked}))?|(?:{asked}))"

    @cached_property
    def _longest(self) -> int:
        return max(map(len, self._keys))

    def key_of(self, text: str) -> str | None:
        """The meaning of a text that is a label and nothing else."""
        bare = _BEFORE.sub(r"\1", bare_label(text))
        if len(bare) > self._longest + 2:
            return None
        return self._keys.get(bare) or self._deeds.get(bare) or self._key_as_made(bare)

    def _key_as_made(self, bare: str) -> str | None:
        return next((key for key, pattern in self._made.items() if pattern.match(bare)), None) if 3 <= len(bare) <= 12 else None

    def is_deed(self, label: str) -> bool:
        """The label says only what is done (供货), and what stands behind it may be anything."""
        return bare_label(label) in self._deeds

    def labels_in(self, row: str) -> list[re.Match[str]]:
        """The labels of a row: all with a colon; those before a blank only where the row begins with a label."""
        found = list(self._inline.finditer(row))
        begins = bool(found) and found[0].start() == 0
        return [m for m in found if begins or m[0].endswith(":")]

    def joined(self, row: str) -> re.Match[str] | None:
        """A row whose label and value have no gap between them."""
        return self._joined.match(row)
