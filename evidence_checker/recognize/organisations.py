"""Names of organisations as papers write them on lines of their own, in slips and in sign-offs."""

from __future__ import annotations

import re

TAILS = (
    "党中央|团中央|委员会|人民政府|政府|管委会|党委|党组|党工委|支部|总支|党支部|党总支|机关党委|局|厅|委|办公室|办|部|处|科|室|中心|公司|集团|厂|店|超市|商行|经营部"
    "|合作社|联合社|合作联社|联社|基金会|联合会|文联|科协|残联|妇联|侨联|台联|工商联|社科联|作协|记协|工会|协会|学会|商会|红十字会|学院|大学|学校|党校|技校|电视台|出版社|食堂|中学|小学|幼儿园|医院|卫生院|银行|支行|分行|信用社"
    "|研究院|研究所|设计院|院|所|站|馆|园|台|社|报社|队|组|村|社区|居委会|村委会|专班|指挥部|法院|检察院|政协|人大|会|镇|乡|街道|县|区|市"
)
NAME = re.compile(rf"[\u4e00-\u9fffA-Za-z0-9()·“”、\- ]{{2,48}}?(?:{TAILS})(?:\([^()]{{2,12}}\))?")
NO_NAME = re.compile(
    r"[付收]款(?:人|方|单位)|出票人|地点|批次号|收到|提交|来到|走进|深入|设在|改在|位于|如下|供图|供稿|摄影|开户|第\d+[版期]|[Nn][Oo]\.?\d|目标|任务"
    r"|^[一二三四五六七八九十][是要]|(?<!\d)\d+(?:\.\d+)? \d|\d(?:元|斤|公斤|枚|盒|箱|袋|个|户)"
)  # what a line of running text, a form's label or a table's row holds, and no name
STAMPED = re.compile(r"[( ]*(?:盖章|公章|(?:发票|财务|合同|业务|结算)专用章|章|签章|印章|代章|签字)[) ]*$")
_ENTERPRISE = re.compile(r"公司|合作社|联社|集团|厂|店|商行|经营部|超市|银行|基金会|委员会|政府|局|厅|工会|中心|协会|联合会|学校|医院|社|村|所|财政")


def organisation(text: str) -> str:
    """The organisation that a short line names, without its stamp note (盖章); "" where the line names none."""
    bare = STAMPED.sub("", text.strip(" :,，。;；"))
    joined = re.sub(r"(?<=[\u4e00-\u9fff]) +(?=[\u4e00-\u9fff])", "", bare).strip()
    if (
        3 <= len(joined) <= 48
        and NAME.fullmatch(joined)
        and not NO_NAME.search(joined)
        and not re.search(r"^(?:各|全|附件|抄送|抄报|主送|报送|送|发|为|在|对|由|第)", joined)
    ):
        return joined
    return ""


def is_private(name: str) -> bool:
    """The name of a private person rather than of an organisation: two to four characters without a word for an organisation."""
    return bool(re.fullmatch(r"[\u4e00-\u9fff·]{2,4}", name)) and not _ENTERPRISE.search(name)
