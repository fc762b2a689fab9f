"""Names of persons as Chinese papers write them."""

from __future__ import annotations

import re

COMPOUND = "欧阳|上官|司马|诸葛|东方|皇甫|尉迟|公孙|慕容|令狐|司徒|夏侯|端木|南宫|阿苏|阿约"
SURNAMES = (
    "赵钱孙李周吴郑王冯陈褚卫蒋沈韩杨朱秦尤许何吕施张孔曹严华金魏陶姜戚谢邹喻柏水窦章云苏潘葛奚范彭郎鲁韦昌马苗凤花方俞任袁柳酆鲍史唐费廉岑薛雷贺倪汤滕殷罗毕郝邬安常乐于时傅皮卞齐康"
    "伍余元卜顾孟平黄和穆萧尹姚邵湛汪祁毛禹狄米贝明臧计伏成戴谈宋茅庞熊纪舒屈项祝董梁杜阮蓝闵席季麻强贾路娄危江童颜郭梅盛林刁钟徐邱骆高夏蔡田樊胡凌霍虞万支柯昝管卢莫经房裘缪干解应宗丁"
    "宣贲邓郁单杭洪包诸左石崔吉钮龚程嵇邢滑裴陆荣翁荀羊於惠甄曲家封芮羿储靳汲邴糜松井段富巫乌焦巴弓牧隗山谷车侯宓蓬全郗班仰秋仲伊宫宁仇栾暴甘厉戎祖武符刘景詹束龙叶幸司韶郜黎蓟薄印宿白怀"
    "蒲邰从鄂索咸籍赖卓蔺屠蒙池乔阴胥能苍双闻莘党翟谭贡劳逄姬申扶堵冉宰郦雍却璩桑桂濮牛寿通边扈燕冀郏浦尚农温别庄晏柴瞿阎充慕连茹习宦艾鱼容向古易慎戈廖庾终暨居衡步都耿满弘匡国文寇广禄阙东"
    "欧殳沃利蔚越夔隆师巩厍聂晁勾敖融冷訾辛阚那简饶空曾毋沙乜养鞠须丰巢关蒯相查后荆红游竺权逯盖益桓覃付肖闫涂揭邸鄢候刀召岩起者普鲜资缐雪代展荼苟拉自禾沐由豆保底海纳撒闪锁腊木杞矣岳佘佟仝亓冼谌檀侬佴仵芦邝粟寸"
)
NAME = re.compile(rf"(?:{COMPOUND}|[{SURNAMES}])[\u4e00-\u9fff·]{{1,3}}|[{SURNAMES}][\u4e00-\u9fff]?[某×xX*＊○]{{1,3}}")
NOT_NAMES = re.compile(
    r"近日|日前|今天|今年|上午|时段|班次|文旅|水务|文化|公安|康养|国资|金融|宣传|车间|合计|小计|总计|共计|平均|备注|姓名|日期|星期|单位|部门|职务|村民|干部|队员|队长|书记|主任|人员|工作|时间|地点|内容|天数|签名|签字|出差|请假|在岗|上午|下午|全勤|公休|农户|群众|双休|周末|"
    r"安排|项目|金额|任务|经费|资金|补助|应到|实到|^国庆|国庆[节假期]|^元旦|元旦[节假]|明细|全体|方案|通知|公司|协议|计划|成员|成立|成果|关于|关心|关爱|华侨|平台|元整|平方|和平|时任|常务|常委|党组|党委|党员|安全|国家|农业|农村|农民|江苏|云南|贵州|广西|东川|高中|高度"
)
ROLE_NOTE = re.compile(r"[(（][^()（）]{1,10}[)）]$")  # 张三(第一书记)


def person(text: str) -> str:
    """The name that a short text is, without the blanks that align two-character names (王 军); "" where it is none."""
    bare = ROLE_NOTE.sub("", re.sub(r"[\s　]", "", text))
    return bare if 2 <= len(bare) <= 5 and NAME.fullmatch(bare) and not NOT_NAMES.search(bare) else ""


def listed_person(text: str) -> str:
    """A name in a column headed 姓名, where rare surnames and masked names need no proof; "" for totals and notes."""
    bare = ROLE_NOTE.sub("", re.sub(r"[\s　]", "", text))
    return bare if re.fullmatch(r"[\u4e00-\u9fff·][\u4e00-\u9fff·×xX*某]{1,4}", bare) and not NOT_NAMES.search(bare) else ""
