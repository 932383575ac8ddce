"""The words that say what kind of number follows: a level, a change, a share, an attainment.

All rules look at the words between the previous number and this one (the lead) and at the words
after it up to the next number (the tail), both in lower case. The cue nearest to the number wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.metric_plans import PLAN_NOUN, SCENARIO
from orchestration.extraction.model import ComparisonBasis
from orchestration.extraction.word_search import WordSearch, first_words

_VERB = WordSearch(
    r"(?<!\w)(?:"
    r"(?P<to>(?:tăng|nâng|giảm|hạ|rút|rơi|lùi|tụt|leo|kéo|đẩy)(?:\s\w+)?\s(?:lên|xuống|còn)"
    r"|(?:leo|phình|vọt|bật|nhảy|nới(?:\srộng)?)\s(?:tới|đến)|lên\s(?:mức|tới|đến|thành|gần|hơn|trên|khoảng)|lên|xuống(?:\scòn)?|(?:chỉ\s)?còn"
    r"|về(?=\s(?:mức\s|còn\s|gần\s|khoảng\s|dưới\s)?$))"
    r"|(?P<level>đạt(?:\sđược)?|là|dương(?=(?:\s(?:hơn|gần|tới))?\s?$)|"
    r"ghi nhận|đóng cửa|khớp lệnh|ở mức|đóng góp|thu về|thu được|có(?!\sthể\b)|"
    r"gồm|bao gồm|với"
    r"|hoàn thành|(?<!hơn )(?<!với )(?<!kém )(?<!bằng )(?<!mức )(?<!số )(?<!quả )thực hiện)"
    r"|(?P<origin>từ)"
    r"|(?P<over>vượt(?:\smức)?(?!\s(?:mốc|ngưỡng|con số|qua)))"
    r"|(?P<up>đi lên|tăng(?!\s(?:cường|tốc|ca|trưởng xanh))(?:\strưởng)?(?:\sthêm)?|(?<!không )cao hơn|"
    r"(?<!không )nhiều hơn|lớn hơn|bỏ xa|đắt (?:hơn|thêm)|dài hơn|nhanh hơn|nhích(?! hơn)|vọt|dày thêm|leo|"
    r"(?:(?<=lợi nhuận )|(?<=doanh thu )|(?<=sản lượng )|(?<=thu nhập ))thêm(?=\s(?:gần\s|hơn\s|khoảng\s)?$)|"
    r"đội(?:\sthêm)?(?=\s(?:khoảng\s|gần\s|hơn\s)?$)|"
    r"nhỉnh hơn|nhỉnh|nhích hơn|đông hơn|cải thiện|bổ sung thêm|"
    r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )(?<!kém )(?<!không )"
    r"hơn(?=\s(?:so với|\x00|cùng kỳ|năm|quý|tháng|mức|kế hoạch|số được giao))|"
    r"(?<=,\s)thêm(?=\s(?:gần\s|hơn\s|khoảng\s|tới\s)?$)|tiến(?!\s(?:độ|hành|trình|sĩ|bộ))|bật(?:\stăng)?|phình|nở(?:\sra)?|nới|vươn)"
    r"|(?P<down>(?<!tiết )(?<!cắt )giảm(?!\s(?:nghèo|thiểu|giá sốc))|(?<!không )thấp hơn|(?<!không )ít hơn|"
    r"nhỏ hơn|rẻ hơn|rẻ đi|nhẹ đi|ngắn hơn|kém|hụt|bớt|co hẹp|co lại|co(?=\scòn)|"
    r"bay(?: mất)?(?=\s(?:gần\s|hơn\s|tới\s)?$)|teo(?:\s(?:lại|tóp))?|"
    r"dưới(?=\s(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán))|"
    r"sụt(?:\sgiảm)?|mất|thu hẹp|bốc hơi|đi lùi|lùi(?=\s(?:(?:nhẹ|gần|hơn|khoảng|tới|xuống|thêm|mất)\s){0,2}$)|tụt|rớt|"
    r"(?<!tiêu )hao(?:\shụt)?|chậm(?:\shơn)?|vơi(?:\sđi)?|thua(?!\slỗ)|đi xuống|"
    r"(?:hạ|rút|rơi)(?=\s(?:(?:thêm|mất|gần|hơn|khoảng|tới)\s)?$|\stừ\s))"
    r"|(?P<ratio>bằng|tương đương|tương ứng|gấp)"
    r"|(?P<share>chiếm(?:\s(?:tỷ|tỉ)\s(?:trọng|lệ))?)"
    r"|(?P<versus>so với)"
    r")(?!\w)",
    begins=first_words(
        "tăng nâng giảm hạ rút rơi lùi tụt leo lên xuống chỉ còn về đạt là ghi đóng khớp ở thu có gồm bao với hoàn "
        "thực từ vượt cao nhiều lớn nhích vọt dày đội nhỉnh cải bổ hơn thêm tiến bật phình nới thấp ít nhỏ kém hụt "
        "bớt co teo đông dưới sụt mất bốc đi rớt hao chậm vơi thua bằng tương gấp chiếm so kéo đẩy nhảy đắt dài nhanh "
        "vươn rẻ ngắn bay nở dương nhẹ bỏ"
    ),
)
_NEAR = re.compile(  # what may stand between a verb of change and its number
    r"(?:\s|,|\x00|so với|so|cùng kỳ|kế hoạch|thực hiện|năm trước|lần lượt|theo thứ tự|thêm|được|tới|đến|khoảng|gần|"
    r"(?<=\x00 )và(?= \x00)|"
    r"hơn|trên|dưới|xấp xỉ|chừng|ngót|tối thiểu|tối đa|trung bình(?: nhiều năm)?|từ|đúng|tròn|vừa|mạnh|nhẹ|sâu|đều|"
    r"cũng|thêm|mức|tổng cộng|không dưới|không quá|ít nhất|chưa đến|chưa tới|chỉ|còn|ước|vọt|trưởng|đáng kể|âm|là|"
    r"kỳ trước|lần trước|mùa trước|của|tương ứng|(?:usd|us\$|\$)|\(|\))*$"
)
_SHORT_NOUN = re.compile(r"^(?:\s(?!(?:và|khiến|làm|nên|song|nhưng)\b)\w+){1,4}\s?$")
# «vượt kế hoạch | 5%», «cao hơn mức cổ đông đặt ra | 3%»
_SET_MARK = r"(?:mức|số|con số)\s(?:[^\W\d]+\s){0,4}(?:giao|đề ra|đặt ra|đăng ký|cam kết)(?!\w)"
_PLAN_OBJECT = re.compile(rf"^\s(?:(?:mức\s)?{PLAN_NOUN}(?!\w)(?:\s(?:cả\s)?năm|\s\x00+)?|{_SET_MARK})")
_AFTER_PLAN = re.compile(rf"^[\s)]*(?:so với\s|của\s|so\s)?(?:mức\s|tổng\s)?{PLAN_NOUN}(?!\w)", re.IGNORECASE)
_VERSUS_PLAN = re.compile(rf"(?:so với|so|theo)\s(?:mức\s|cùng\s)?{PLAN_NOUN}(?!\w)|^\s{_SET_MARK}")
# Patterns that are searched for begin with letters, which lets the search skip all other characters.
_YEAR_AFTER = re.compile(r"\s?(?:của\s)?năm\s\d{4}")
_PREVIOUS_YEAR = re.compile(
    r"cùng kỳ|năm trước|năm ngoái|so(?: với)?\s(?:(?:cả|thực hiện|kết quả|mức|số|của)\s){0,3}năm\s\d{4}|"
    r"quý\s\w+/\d{4}|cùng thời điểm|svck"
)
_PREVIOUS_PERIOD = re.compile(
    r"so(?: với)?\s(?:\w+\s)?(?:tháng|quý|tuần|kỳ|phiên|ngày|đầu năm|cuối năm|năm học|giai đoạn|nhiệm kỳ|hôm|"
    r"thời điểm)"
    r"|tháng\strước|quý\strước|tuần\strước|phiên\strước|kỳ\strước|hôm\strước|đầu năm|biên chế cuối năm|liền trước"
)
_TURNS = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)")
_COMPARED_LEVEL = re.compile(r"(?:so với|xấp xỉ|gần bằng|ngang|tương đương|kém|hơn)[^,;.]{0,14}\s(?:con số|mức)\s$")
_VERSUS_LEVEL = re.compile(r"so với (?:gần |hơn |khoảng |trên )?$")
_GLOSS = re.compile(r"(?:\x00|cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước)\s\(\s?$")


@dataclass(slots=True)
class Cue:
    """The governing verb of a number: ``kind`` is a group of the verb pattern, ``start``/``end`` in the lead."""

    kind: str
    start: int
    end: int


def governing_cue(lead: str, masked: list[tuple[int, int]], *, is_range: bool, is_count: bool) -> Cue | None:
    """The last verb of the lead that speaks of the number; verbs inside ``masked`` spans (measures) do not.

    A verb of change must stand next to the number, at most four words of what changed between them:
    «giảm 108 chức danh», «tăng lần lượt 11%», but not «tăng trưởng mạnh, doanh thu 5 tỷ».
    """
    last: Cue | None = None
    for match in _VERB.finditer(lead):
        if any(start <= match.start() < end for start, end in masked):
            continue
        if match["origin"] and (is_range or last is None or last.kind not in ("up", "down")):
            continue  # «từ 95 đến 100», «từ Lô 09-1»; only «giảm từ 18,4% xuống 6,1%» starts a change
        if match.group() == "tương ứng" and last is not None and last.kind in ("up", "down"):
            continue  # «tăng tương ứng | 11,6% và 9%»
        if match.group() == "là" and last is not None and _is_difference(lead, last):
            continue  # «ít hơn năm 2022 là | 1.150 tỷ đồng» is still a difference
        last = Cue(str(match.lastgroup), match.start(), match.end())
    if last is None or last.kind not in ("over", "up", "down"):
        return last
    between = _PLAN_OBJECT.sub("", lead[last.end :], count=1)
    if _GLOSS.search(between):
        return None  # «nhiều hơn cùng kỳ năm 2023 (| 20.772 tỷ đồng)»: what it is compared with
    is_level = between.strip() == "mức" and lead[last.start : last.end].endswith(
        (" hơn", "kém")
    )  # «cao hơn mức | 5 tỷ»
    if is_level or between.rstrip().endswith(("con số", "so với mức")):
        return None  # «lãi 87 tỷ, kém xa con số | 136 tỷ | của năm trước»: the number itself is a level
    may_name = last.kind != "over" and not is_count  # «giảm tổn thất 5%», but «tăng vốn 13 dự án» raised no projects
    if _NEAR.fullmatch(between) or (may_name and _SHORT_NOUN.fullmatch(_strip_near(between))):
        return last
    return None


def turned(lead: str, shared: Cue | None, end: int) -> Cue | None:
    """The verb that a list shares, unless its own stands before a number: «lần lượt giảm 6,1% và tăng | 3,8%».

    ``end`` is where the cue of its own is said to stand: at the end of the shared lead.
    """
    own = list(_TURNS.finditer(lead))
    return Cue("up" if own[-1].group() == "tăng" else "down", end, end) if own else shared


def is_compared_with_level(lead: str, *, is_carried: bool) -> bool:
    """«lãi 2.873 tỷ đồng, xấp xỉ con số | 2.880 tỷ đồng | của cả năm 2024»: what follows is not about that level.

    ``is_carried``: the level is of the measure told before, «so với | 3,08 triệu tấn | của tháng 10; tiêu thụ 4,56».
    """
    return _COMPARED_LEVEL.search(lead) is not None or (is_carried and _VERSUS_LEVEL.search(lead) is not None)


def _is_difference(lead: str, cue: Cue) -> bool:
    """«ít hơn», «mức tăng»: what «là» follows is how far apart two levels are."""
    is_named = cue.kind in ("up", "down") and lead[: cue.start].endswith("mức ")
    return is_named or lead[cue.start : cue.end].endswith(" hơn")


def _strip_near(between: str) -> str:
    tail = _NEAR.search(between)
    return between[: tail.start()].rstrip() if tail else between


def follows_plan(tail: str) -> bool:
    """«185,4% | kế hoạch của 10 tháng»: the number is measured against a plan."""
    return _AFTER_PLAN.match(tail) is not None


def comparison_basis(words: str) -> ComparisonBasis | None:
    """What the words compare with: the plan, the same period a year ago, the period before."""
    if words.isascii() and words.lower() == words.upper():
        return None  # figures and marks alone
    if _AFTER_PLAN.match(words) or _VERSUS_PLAN.search(words):
        return "plan"
    if _YEAR_AFTER.match(words) or _PREVIOUS_YEAR.search(words):
        return "previous_year"
    if _PREVIOUS_PERIOD.search(words):
        return "previous_period"
    return None


def blank_cues(words: str, blank: str) -> str:
    """The words with every cue blanked out, so that what is left can name a measure («nhiều chỉ tiêu» can)."""
    without_verbs = _VERB.sub(lambda match: blank * len(match.group()), words)
    return SCENARIO.sub(
        lambda match: match.group() if match.group() == "chỉ tiêu" else blank * len(match.group()), without_verbs
    )
