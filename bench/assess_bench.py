"""How much processor time judging takes: a ledger of 500 papers, and finding like texts and reused photos among up to 5,000.

`python -m bench.assess_bench` prints seconds and, for twice as many papers, how many times as long it took.
"""

from __future__ import annotations

import random
import time
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import pairwise
from pathlib import Path

import cv2
import numpy as np

from evidence_checker.assess.assessor import assess
from evidence_checker.assess.case import Case
from evidence_checker.assess.findings import photos, similar
from evidence_checker.assess.model import Unit, Village
from evidence_checker.assess.papers import papers_of
from evidence_checker.assess.standing import Bench
from evidence_checker.extract.fingerprint import fingerprints_of
from evidence_checker.extract.model import Document, Line, Picture
from evidence_checker.intake.model import FileKind, Ledger, SubmittedFile
from evidence_checker.recognize.model import Evidence
from evidence_checker.recognize.recognizer import Context, Recognizer
from evidence_checker.rulebook.loader import load_rulebook
from evidence_checker.rulebook.paths import patterns_dir

UNIT = Unit("市司法局", "市级机关", ("昆明市司法局",), (Village("宜良县", "九乡乡", "白岩村"),), (("尹国栋", "党组书记、局长"),))
SIZES = (1250, 2500, 5000)
LIMIT = 5.0
"""Seconds for 500 papers (the goal of the project)."""
SIGNS = "春夏秋冬山水田林路桥沟渠房屋院墙瓜果菜苗鸡猪牛羊米面油盐老幼妇孺学医养教文艺歌舞书画电网光热泥砖瓦木铁石灯井池塘坡岭箐坝"
KINDS = (
    "^ 白岩村{words}简报\n{day}，市司法局党组书记、局长尹国栋带队到宜良县九乡乡白岩村调研{words}。{prose}",
    "收款收据\n{day}\n今收到：昆明市司法局\n交来：白岩村{words}帮扶资金\n人民币（小写）¥{yuan}.00\n收款单位：宜良县九乡乡白岩村村民委员会",
    "电子回单\n交易流水号：99{number}\n付款人名称：昆明市司法局\n收款人名称：宜良县九乡乡白岩村村民委员会\n金额（小写）：¥{yuan}.00\n用途：{words}款\n交易日期：{day}",
    "驻村工作日志\n{day} 晴 穆晓东\n{prose}",
    "会议纪要\n第{number}期\n{day}，尹国栋主持召开专题会议，研究定点帮扶白岩村{words}。会议议定，安排{yuan}元。{prose}\n出席：尹国栋、梅绍清",
    "关于{words}的帮扶协议\n甲方：昆明市司法局\n乙方：白岩村村民委员会\n甲方提供帮扶资金{yuan}元用于白岩村{words}。\n甲方代表：梅绍清\n{day}",
)


def main() -> None:
    """Prints all figures."""
    chance = random.Random(2022)
    evidence = [item for number in range(500) for item in _recognizer().recognize(_document(number, chance))]
    rulebook = load_rulebook("kunming-2022")
    seconds = _timed(lambda: assess(_ledger(evidence), evidence, rulebook, UNIT))
    print(f"judging 500 papers: {seconds:.2f} s (goal {LIMIT:.0f} s): {'ok' if seconds < LIMIT else 'TOO SLOW'}")
    _growth("like texts", [(size, _like_texts(evidence, size)) for size in SIZES])
    shots = _pictures(SIZES[-1])
    _growth("reused photos", [(size, _reused_photos(evidence, shots[:size])) for size in SIZES])


_known: list[Recognizer] = []


def _recognizer() -> Recognizer:
    if not _known:
        _known.append(Recognizer(patterns_dir(), Context(2022)))
    return _known[0]


def _growth(what: str, figures: Sequence[tuple[int, float]]) -> None:
    """Seconds for each size, and how they grow: 2 is linear, 4 quadratic."""
    for size, seconds in figures:
        print(f"{what} among {size}: {seconds:.2f} s")
    ratios = [later / max(earlier, 1e-9) for (_, earlier), (_, later) in pairwise(figures)]
    print(f"{what}: twice as many take {' and '.join(f'{ratio:.2f}' for ratio in ratios)} times as long (quadratic: 4)")


def _timed(work: Callable[[], object]) -> float:
    start = time.process_time()
    work()
    return time.process_time() - start


def _document(number: int, chance: random.Random) -> Document:
    day = date(2022, 1, 4) + timedelta(days=chance.randrange(350))
    words = "".join(chance.choices(SIGNS, k=4))
    prose = "。".join("".join(chance.choices(SIGNS, k=18)) for _ in range(18))
    told = KINDS[number % len(KINDS)].format(
        day=f"{day.year}年{day.month}月{day.day}日", words=words, prose=prose, yuan=chance.randrange(10, 900) * 100, number=number
    )
    lines = tuple(Line(text) for text in told.splitlines())
    return Document(f"{number % 9}/材料{number}.docx", f"{number:064d}", "docx", lines=lines)


def _ledger(evidence: Sequence[Evidence]) -> Ledger:
    return Ledger(Path("台账"), tuple(SubmittedFile(item.path, Path(item.path), 10, item.document.sha256, FileKind.DOCX) for item in evidence))


def _many(evidence: Sequence[Evidence], size: int, shots: Sequence[Picture] = ()) -> Case:
    """A case of so many papers: those of the ledger again and again, each with words (and a picture) of its own."""
    chance = random.Random(size)
    found = []
    for number in range(size):
        known = evidence[number % len(evidence)]
        fresh = Line("".join(chance.choices(SIGNS, k=400)))
        pictures = (shots[number],) if shots else ()
        document = replace(known.document, path=f"{number}/{known.document.path}", lines=(*known.document.lines, fresh), pictures=pictures)
        found.append(replace(known, document=document))
    case = Case(UNIT, 2022, load_rulebook("kunming-2022"), _ledger(found), ())
    return replace(case, papers=papers_of(found, Bench.of(UNIT, case.rulebook, 2022)))


def _like_texts(evidence: Sequence[Evidence], size: int) -> float:
    case = _many(evidence, size)
    return _timed(lambda: list(similar.check(case)))


def _reused_photos(evidence: Sequence[Evidence], shots: Sequence[Picture]) -> float:
    case = _many(evidence, len(shots), shots)
    return _timed(lambda: list(photos.check(case)))


def _pictures(count: int) -> list[Picture]:
    """Light and shade of many scales, as many different scenes; every fortieth is cut from an earlier one."""
    scenes: list[np.ndarray] = []
    for number in range(count):
        scene = sum(_shades(number, scale) / scale for scale in (1, 2, 4, 8))
        scene = np.clip(scene / 1.875, 0, 255).astype(np.uint8)
        scenes.append(np.ascontiguousarray(scenes[number - 20][30:330, 40:440]) if number % 40 == 39 else scene)
    return [Picture(1, f"{at:064d}", scene.shape[1], scene.shape[0], fingerprints=fingerprints_of(scene)) for at, scene in enumerate(scenes)]


def _shades(number: int, scale: int) -> np.ndarray:
    chance = np.random.default_rng((number, scale))
    coarse = chance.integers(0, 255, (6 * scale, 8 * scale, 3), np.uint8)
    return cv2.resize(coarse, (480, 360), interpolation=cv2.INTER_CUBIC).astype(np.float32)


if __name__ == "__main__":
    main()
