"""The name of a party out of a value: without account, stamp note, the hand that brought the money, and whatever else stands beside it on a form."""

from __future__ import annotations

import re

from evidence_checker.recognize.names import person
from evidence_checker.recognize.organisations import STAMPED, organisation
from evidence_checker.recognize.passage import fold

ENDS = re.compile(
    r"\n|账号|帐号|(?<=[\u4e00-\u9fff)]) *20\d\d *[年./-]|开户|(?:[交缴付收]款人)?(?:纳税人|统一社会)|地址|电话|尾号"
    r"|\d{8,}|\d{4}(?: \d{2,4}){2,}|\d{4}\*{2,}"
)
HANDED_OVER = re.compile(r"\([^()]{0,12}(?:代交|代缴|代付|代办|转交|交来|经手|经办)[^()]{0,6}\)$")
NOTES = re.compile(
    r"\((?:发票|财务|合同|业务)?专?用?章?[)]?$|(?:零余额|基本存款|一般存款)(?:账户|账号|户)$|(?:交来|捐赠|拨付|(?<=[局委办厅部会院校])本级)$"
    r"|^(?:全称|户名|名称)[: ]*"
)
FORM_WORDS = re.compile(
    r"(?:账号|账户|户名|开户行|名称|金额|日期|时间|状态|编号|用途|摘要|行名|数量|单价|规格|税率|结果|备注|签[字名章])$|^[收付]款$"
)
"""What a cell beside a label says that is itself a label nobody listed."""
TREASURY = re.compile(r"(?<=财政[局厅])[\u4e00-\u9fff]{0,6}零余额(?:账户|户)$")
"""The account of the treasury itself, which pays for others and is part of its name."""
CODE = re.compile(r"^[\[【(]\d{3,}[\]】)] *")
"""The number by which a system knows a unit, before its name."""
OF_A_NAME = re.compile(r".{1,3}|.*(?:合伙|工商户|控股|专户|账户|[县区市乡镇村组店部筹])")
"""Brackets behind a name that are part of it: (集团), (有限合伙), the account of a village at its town's centre (青松村专户), a place (东川区)."""
LONGEST = 50


def party_name(value: str) -> str:
    """A party's name out of a value; "" where the value is no name."""
    first = STAMPED.sub("", ENDS.split(CODE.sub("", fold(value)))[0].strip(" :;,，。、|"))
    bare = re.sub(r"(?<=[\u4e00-\u9fff()]) +(?=[\u4e00-\u9fff()])", "", _alone(first))
    bare = bare if TREASURY.search(bare) else _without_remark(NOTES.sub("", NOTES.sub("", HANDED_OVER.sub("", bare))).strip())
    chinese = len(re.findall(r"[\u4e00-\u9fff]", bare))
    if chinese < 2 or len(bare) > LONGEST or re.search(r"[。；;，]|元$|^\d|^.{2,6}:", bare) or FORM_WORDS.search(TREASURY.sub("", bare)):
        return ""
    return bare


def _without_remark(name: str) -> str:
    """The name without what stands in brackets behind it of the occasion (端午慰问); another name (an office's second one) stays."""
    found = re.fullmatch(r"([^()]+)\(([^()]+)\)", name)
    if found and re.search(r"(?:公司|合作社|商行|经营部|店|厂)$", found[1]) and re.fullmatch(r"[\u4e00-\u9fff]{2,10}(?:自治县|县)", found[2]):
        return found[1]  # a market's page adds from which county a seller is
    if not found or not organisation(found[1]) or OF_A_NAME.fullmatch(found[2]) or organisation(found[2]):
        return name
    return found[1]


def _alone(text: str) -> str:
    """The organisation that stands first, where a wide gap parts it from what follows, or a person's name follows it (某合作社 张三)."""
    first, *rest = re.split(r" {2,}", text)
    if rest and (organisation(first) or person(first)):
        return first
    name, _, bank = text.partition(" ")
    if bank and organisation(name) and re.search(r"(?:银行|信用社|分行|支行)", bank):
        return name
    before, _, last = text.rpartition(" ")
    return before if before and organisation(before) and person(last) else text


def first_organisation(name: str) -> str:
    """The organisation with which a long name begins: what follows it is what the money is for."""
    if organisation(name) or len(name) <= 6:
        return name
    found = re.match(r".{3,24}?(?:局|委员会|公司|集团|中心|学院|医院|办公室|联合会|银行|工会)", name)
    return found[0] if found else name
