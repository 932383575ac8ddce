"""The words that say what kind of number follows: a level, a change, a share, an attainment; planned or achieved.

All rules look at the words between the previous number and this one (the lead) and at the words
after it up to the next number (the tail), both in lower case. The cue nearest to the number wins.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

from orchestration.extraction.lexicon import any_of
from orchestration.extraction.model import ComparisonBasis, Scenario
from orchestration.extraction.word_search import WordSearch, first_words

_PLAN_WORDS = (
    "kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ kế hoạch|định mức|tiến độ|nghị quyết|chặng đường|quãng đường|"
    "mức phấn đấu|con số phấn đấu"
)
_PLAN_NOUN = rf"(?:{_PLAN_WORDS})"

# ---------------------------------------------------------------- what kind of number
_VERB = WordSearch(
    r"(?<!\w)(?:"
    r"(?P<to>(?:tăng|nâng|giảm|hạ|rút|rơi|lùi|tụt|leo|kéo|đẩy)(?:\s\w+)?\s(?:lên|xuống|còn)"
    r"|(?:leo|phình|vọt|bật|nhảy)\s(?:tới|đến)|lên\s(?:mức|tới|đến|thành|gần|hơn|trên|khoảng)|lên|xuống(?:\scòn)?|(?:chỉ\s)?còn"
    r"|về(?=\s(?:mức\s|còn\s|gần\s|khoảng\s|dưới\s)?$))"
    r"|(?P<level>đạt(?:\sđược)?|là|dương(?=(?:\s(?:hơn|gần|tới))?\s?$)|"
    r"ghi nhận|đóng cửa|khớp lệnh|ở mức|đóng góp|thu về|thu được|có(?!\sthể\b)|"
    r"gồm|bao gồm|với"
    r"|hoàn thành|thực hiện)"
    r"|(?P<origin>từ)"
    r"|(?P<over>vượt(?:\smức)?(?!\s(?:mốc|ngưỡng|con số|qua)))"
    r"|(?P<up>tăng(?!\s(?:cường|tốc|ca|trưởng xanh))(?:\strưởng)?(?:\sthêm)?|(?<!không )cao hơn|"
    r"(?<!không )nhiều hơn|lớn hơn|đắt (?:hơn|thêm)|dài hơn|nhanh hơn|nhích|vọt|dày thêm|leo|"
    r"đội(?:\sthêm)?(?=\s(?:khoảng\s|gần\s|hơn\s)?$)|"
    r"nhỉnh hơn|nhỉnh|cải thiện|bổ sung thêm|"
    r"(?<!cao )(?<!thấp )(?<!nhiều )(?<!ít )(?<!lớn )(?<!nhỏ )(?<!kém )(?<!không )"
    r"hơn(?=\s(?:so với|\x00|cùng kỳ|năm|quý|tháng|mức|kế hoạch))|"
    r"(?<=,\s)thêm(?=\s(?:gần\s|hơn\s|khoảng\s|tới\s)?$)|tiến(?!\s(?:độ|hành|trình|sĩ|bộ))|bật(?:\stăng)?|phình|nở(?:\sra)?|nới|vươn)"
    r"|(?P<down>(?<!tiết )(?<!cắt )giảm(?!\s(?:nghèo|thiểu|giá sốc))|(?<!không )thấp hơn|(?<!không )ít hơn|"
    r"nhỏ hơn|rẻ hơn|ngắn hơn|kém|hụt|bớt|co hẹp|co lại|co(?=\scòn)|"
    r"bay(?: mất)?(?=\s(?:gần\s|hơn\s|tới\s)?$)|teo(?:\s(?:lại|tóp))?|"
    r"dưới(?=\s(?:kế hoạch|chỉ tiêu|mục tiêu|dự toán))|"
    r"sụt(?:\sgiảm)?|mất|thu hẹp|bốc hơi|đi lùi|lùi(?=\s(?:(?:nhẹ|gần|hơn|khoảng|tới|xuống|thêm|mất)\s){0,2}$)|tụt|rớt|"
    r"(?<!tiêu )hao(?:\shụt)?|chậm(?:\shơn)?|vơi(?:\sđi)?|thua(?!\slỗ)|đi xuống|hạ(?=\s(?:thêm\s|gần\s|khoảng\s)?$))"
    r"|(?P<ratio>bằng|tương đương|tương ứng|gấp)"
    r"|(?P<share>chiếm(?:\s(?:tỷ|tỉ)\s(?:trọng|lệ))?)"
    r"|(?P<versus>so với)"
    r")(?!\w)",
    begins=first_words(
        "tăng nâng giảm hạ rút rơi lùi tụt leo lên xuống chỉ còn về đạt là ghi đóng khớp ở thu có gồm bao với hoàn "
        "thực từ vượt cao nhiều lớn nhích vọt dày đội nhỉnh cải bổ hơn thêm tiến bật phình nới thấp ít nhỏ kém hụt "
        "bớt co teo dưới sụt mất bốc đi rớt hao chậm vơi thua bằng tương gấp chiếm so kéo đẩy nhảy đắt dài nhanh vươn "
        "rẻ ngắn bay nở dương"
    ),
)
_NEAR = re.compile(  # what may stand between a verb of change and its number
    r"(?:\s|,|\x00|so với|so|cùng kỳ|kế hoạch|thực hiện|năm trước|lần lượt|thêm|được|tới|đến|khoảng|gần|hơn|trên|"
    r"dưới|xấp xỉ|chừng|ngót|tối thiểu|tối đa|trung bình(?: nhiều năm)?|từ|đúng|tròn|vừa|mạnh|nhẹ|sâu|đều|cũng|"
    r"thêm|mức|tổng cộng|không dưới|không quá|ít nhất|chưa đến|chưa tới|chỉ|còn|ước|vọt|trưởng|đáng kể|âm|là|"
    r"tương ứng|(?:usd|us\$|\$)|\()*$"
)
_SHORT_NOUN = re.compile(r"^(?:\s(?!và\b)\w+){1,4}\s?$")
_PLAN_OBJECT = re.compile(rf"^\s(?:mức\s)?{_PLAN_NOUN}(?!\w)(?:\s(?:cả\s)?năm)?")  # «vượt kế hoạch | 5%»

_PLAN_NOUNS = re.compile(any_of(_PLAN_WORDS.split("|"), not_after=r"\w") + r"(?!\w)")
_AFTER_PLAN = re.compile(rf"^[\s)]*(?:so với\s|của\s|so\s)?(?:mức\s|tổng\s)?{_PLAN_NOUN}(?!\w)", re.IGNORECASE)
_VERSUS_PLAN = re.compile(rf"(?:so với|so|theo)\s(?:mức\s|cùng\s)?{_PLAN_NOUN}(?!\w)")
# Patterns that are searched for begin with letters, which lets the search skip all other characters.
_YEAR_AFTER = re.compile(r"\s?(?:của\s)?năm\s\d{4}")
_PREVIOUS_YEAR = re.compile(
    r"cùng kỳ|năm trước|năm ngoái|so(?: với)?\s(?:cả\s)?năm\s\d{4}|quý\s\w+/\d{4}|cùng thời điểm|svck"
)
_PREVIOUS_PERIOD = re.compile(
    r"so(?: với)?\s(?:\w+\s)?(?:tháng|quý|tuần|kỳ|phiên|ngày|đầu năm|cuối năm|năm học|giai đoạn|nhiệm kỳ|hôm|"
    r"thời điểm)"
    r"|tháng\strước|quý\strước|tuần\strước|phiên\strước|kỳ\strước|hôm\strước|đầu năm|biên chế cuối năm|liền trước"
)
# «bằng 43,5% | kế hoạch | 2.500 tỷ đồng»
_PLAN_ITSELF = re.compile(rf"\s{_PLAN_NOUN}(?:\s(?:năm|cả năm|đề ra|được giao|là))*\s")
_PLAN_IN_BRACKETS = re.compile(
    rf"{_PLAN_NOUN}(?!\s(?:này|trên|đó|ấy|kể trên))(?:\s[\w/]+){{0,5}}\s?"
    r"(?:\(|là\s?|:\s?|ở mức\s)(?:\w+\s){0,2}$"
)

_FIGURE_BEFORE = re.compile(r"(?:con số|mức)\s$")
_AS_PLANNED = re.compile(r"\snhư\s(?:kế hoạch|mục tiêu|chỉ tiêu|dự kiến)\b")
_VERSUS_BEFORE = re.compile(r"so với\s$")
_SET_AFTER = re.compile(r"\s(?:[^\W\d_]+\s){0,7}?(?:giao|đề ra|đặt ra|đăng ký|cam kết)\b")

# ---------------------------------------------------------------- planned or achieved
_SCENARIO = WordSearch(
    r"(?<!\w)(?:"
    r"(?P<forecast>dự báo|dự phóng|dự đoán|ước tính cả năm|ước cả năm|ước thực hiện cả năm|có thể|"
    r"kỳ vọng|nhiều khả năng|kịch bản)"
    r"|(?P<plan>phấn đấu|đặt mục tiêu|mục tiêu|dự kiến|dự tính|sẽ(?!\sthấy)|đặt ra|đề ra|đặt kế hoạch|"
    r"lên kế hoạch|kế hoạch|chỉ tiêu|yêu cầu|cần(?!\s(?:thơ|giờ|giuộc|đước|cù|mẫn))|quyết tâm|hướng tới"
    r"|cái đích|đặt ngưỡng|đặt đích"
    r"|(?:được|tỉnh|cấp trên|cổ đông|hđqt|hội đồng (?:quản trị|thành viên)|hđtv)"
    r"\sgiao(?!\s(?:dịch|thông|thương|lưu|nhận))|giao (?:các|chỉ tiêu|kế hoạch|đơn vị|công ty|"
    r"ban (?:điều hành|giám đốc|tổng giám đốc))|trình cổ đông|nghiên cứu|đề xuất|"
    r"đề nghị|kiến nghị|chuẩn bị|"
    r"chấp thuận|thông qua chủ trương|phương án|dự chi|dự trù|"
    r"(?:hủy|hủy bỏ|hoãn|tạm dừng|dừng)\s(?:đợt|kế hoạch|phương án|việc|chủ trương)|"
    r"(?:xác định|quyết nghị)(?:\s[^\W\d]+){0,6}\s(?:chỉ tiêu|mục tiêu)|"
    r"tổng mức đầu tư|tổng vốn đầu tư|"
    r"công suất thiết kế|phương hướng|theo thiết kế|cam kết|dự toán)"
    r"|(?P<actual>đã|đạt được|ước đạt|ghi nhận|thực tế|trong khi|cùng kỳ|còn lại|mới (?:được|đạt|chỉ))"
    r")(?!\w)",
    begins=first_words(
        "dự ước có kỳ nhiều phấn đặt mục sẽ đề lên kế chỉ yêu cần quyết hướng được tỉnh cấp giao trình nghiên "
        "chuẩn tổng công phương theo cam kịch kiến hủy hoãn tạm dừng xác cổ hđqt hđtv hội chấp thông mới đã đạt "
        "ghi thực trong cùng còn cái"
    ),
)
# «kế hoạch», «mục tiêu» here are what a result is measured against, not what the number is.
_NO_PLAN_BEFORE = re.compile(
    r"(?:so với|so|vượt|vượt mức|hoàn thành|hoàn thành vượt mức|bằng|thực hiện|theo|đạt|góp phần|triển khai|các|"
    r"cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|kém|kém hơn|"
    r"hai|ba|những|nhiều|mọi|"
    r"phần trăm|%|"
    r"xây dựng|lập|bộ|phòng|ban|sở|viện|điều chỉnh|đạt và vượt|vượt tiến độ)\s(?:\w+\s)?$"
)
_NO_PLAN_AFTER = re.compile(r"\s(?:đầu tư|số \d|hóa|khai thác dầu năm|viên|dịch|báo|học|hợp|và|đều)")
_PLAN_NOUN_BEFORE = re.compile(rf"(?<!\w){_PLAN_NOUN}(?:\s(?:đã|được|năm|quý|tháng|\x00+))*\s$")
_POINTS_BACK = re.compile(r" (?:này|đó|ấy|trên|kể trên)(?!\w)")
_TURNS = re.compile(r"(?<!\w)(?:tăng|giảm)(?!\w)")
_IN_ORDER_TO = re.compile(r"\W*(?:để|nhằm) chuẩn bị[^.;]{0,60}?,")
_FROM = re.compile(r"(?<!\w)từ(?:\s(?:mức|gần|hơn|khoảng))?\s$")
# «từ | 46 tỷ đồng | năm 2023 lên ít nhất 60 tỷ đồng»
_TO = re.compile(
    r"\s(?:(?:của |trong |vào |hồi |cuối |đầu )?"
    r"(?:năm (?:\d{4}|ngoái|trước|nay)|quý [\w/]+|tháng [\d/]+|hiện (?:nay|tại)) )?"
    r"(?:đã )?(?:tăng |giảm |vọt |rơi )?(?:lên|xuống|còn|thành)(?!\w)"
)
_COMPARED_LEVEL = re.compile(r"(?:so với|xấp xỉ|gần bằng|ngang|tương đương|kém|hơn)[^,;.]{0,14}\s(?:con số|mức)\s$")
_GLOSS = re.compile(r"(?:\x00|cùng kỳ|năm trước|năm ngoái|tháng trước|quý trước)\s\(\s?$")
_CLAUSE_BREAK = re.compile(r"[;,]")
_BY_PLAN = re.compile(r"\W*theo (?:kế hoạch|chỉ tiêu|phương án)[^,;.]{0,30}, ")
_PLAN_REACH = 60  # characters after «kế hoạch» within which a number is planned
_SENTENCE_REACH = 160
_RESULT = re.compile(r"[;.()]|(?<!\w)(?:đạt|vượt|đã|hoàn thành|bằng)(?!\w)")
_OUTLOOK = re.compile(r"(?<!\w)(?:dự kiến|ước)(?!\w)[^,;.]*$")
_AGAINST_PLAN = re.compile(
    rf"[^;.]{{0,60}}?(?:vượt|đạt|bằng|hoàn thành|tương đương|so với|\()\s?[^;.]{{0,24}}{_PLAN_NOUN}(?!\w)"
)
_CONTRAST_BEFORE = re.compile(r"(?:trong khi|so với)(?:\s\w+)?\s$")


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


def is_origin(lead: str, rest: str) -> bool:
    """«nâng vốn điều lệ từ | 9.200 tỷ đồng | lên 12.000 tỷ đồng»: the level that a change starts from."""
    return _FROM.search(lead) is not None and _TO.match(rest) is not None


def is_compared_with_level(lead: str) -> bool:
    """«lãi 2.873 tỷ đồng, xấp xỉ con số | 2.880 tỷ đồng | của cả năm 2024»: what follows is not about that level."""
    return _COMPARED_LEVEL.search(lead) is not None


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


def names_plan(words: str) -> bool:
    """Whether the words speak of a plan: «vượt kế hoạch | 5 tỷ đồng»."""
    return _PLAN_NOUNS.search(words) is not None


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


def is_plan_level(lead: str, rest: str = "", *, opens_sentence: bool = False) -> bool:
    """«kế hoạch năm (| 15 tỷ kWh)», «kế hoạch cả năm là | 120 tỷ», «kế hoạch lãi | 320 tỷ»: the plan itself.

    ``rest`` is what follows the number: «so với con số | 450 tỷ đồng | đã đăng ký với Tập đoàn».
    ``opens_sentence``: no number stands before the lead in its sentence.
    """
    is_set = (_FIGURE_BEFORE.search(lead) or _VERSUS_BEFORE.search(lead)) and _SET_AFTER.match(rest)
    if is_set or _AS_PLANNED.match(rest):
        return True  # «so với | 150 tấn | được giao», «chưa tới | 80 nghìn tấn | như kế hoạch»
    if _PLAN_IN_BRACKETS.search(lead) or _PLAN_ITSELF.fullmatch(lead):
        return True
    nouns = [noun for noun in _PLAN_NOUNS.finditer(lead) if not _POINTS_BACK.match(lead, noun.end())]
    if not nouns:
        return False
    match = nouns[-1]
    if lead[: match.start()].endswith("so với ") and not lead[match.end() :].strip():
        return True  # «lãi 168 tỷ đồng, so với mục tiêu | 4.200 tỷ đồng»
    if (match.start() <= 1 and not opens_sentence) or _NO_PLAN_BEFORE.search(lead[: match.start()]):
        return False  # at the start of the lead it is what the number before was measured against
    between = lead[match.end() :]
    return len(between) < 40 and not re.search(r"[,;.()]|(?<!\w)(?:đạt|vượt|tăng|giảm|đã)(?!\w)", between)


def is_outlook(lead: str, rest: str) -> bool:
    """«tổng doanh thu dự kiến | 2 tỷ USD, vượt 10% kế hoạch»: what is measured against the plan is no plan."""
    return _OUTLOOK.search(lead) is not None and _AGAINST_PLAN.match(rest) is not None


def _heads_plan(after: str, *, opens_sentence: bool) -> bool:
    """«chỉ tiêu tổng tài sản tăng | 8 - 10%», «kế hoạch doanh thu | 5 tỷ»: the noun heads what is planned.

    A sentence that opens with «Kế hoạch …» is about the plan, however much stands before its first number.
    """
    return len(after) < (_SENTENCE_REACH if opens_sentence else _PLAN_REACH) and not _RESULT.search(after)


def scenario_in(words: str, before: Scenario, *, opens_sentence: bool = False) -> Scenario:
    """The scenario that holds after ``words``; a later cue overrules an earlier one.

    ``opens_sentence``: no number stands before the words in their sentence.

    >>> scenario_in("liên doanh phấn đấu khai thác", "actual")
    'plan'
    """
    scenario: Scenario = "plan" if opens_sentence and _BY_PLAN.match(words) else before
    for match in _SCENARIO.finditer(words):
        if match["plan"] is not None:
            cue = match["plan"]
            if _POINTS_BACK.match(words, match.end()):
                continue  # «quý II/2023, chỉ tiêu này dương | 3.830 tỷ đồng»
            if (
                cue in ("kế hoạch", "chỉ tiêu", "mục tiêu", "dự toán")
                and (
                    (match.start() <= 1 and not opens_sentence)  # what the number before was measured against
                    or words[: match.start()].endswith("(")  # «(kế hoạch năm 439.000 tấn)» is planned alone
                    or _NO_PLAN_BEFORE.search(words[: match.start()])
                    or _CONTRAST_BEFORE.search(words[: match.start()])
                    or (_PLAN_IN_BRACKETS.search(words) and (match.start() <= 1 or "(" in words[match.start() :]))
                    or not _heads_plan(words[match.end() :], opens_sentence=opens_sentence and match.start() <= 1)
                )
            ):
                continue
            if cue.endswith(" giao") and _CLAUSE_BREAK.search(words, match.end()):
                continue  # «68% con số 105 tỷ đồng mà cổ đông giao; 9 tháng năm trước lãi | 58 tỷ đồng»
            if cue in ("đề ra", "đặt ra") and _PLAN_NOUN_BEFORE.search(words[: match.start()]):
                continue  # «kém tiến độ đề ra | 3,5%»: the noun decides
            if cue in ("cần", "chuẩn bị", "phương hướng", "nghiên cứu") and _NO_PLAN_AFTER.match(words, match.end()):
                continue
            if cue == "chuẩn bị" and _IN_ORDER_TO.match(words):
                continue  # «Để chuẩn bị cho mùa mưa, Công ty đã nạo vét | 12 km kênh»
            scenario = "plan"
        elif match["forecast"] is not None:
            scenario = "forecast"
        else:
            scenario = "actual"
    return scenario


def blank_cues(words: str, blank: str) -> str:
    """The words with every cue blanked out, so that what is left can name a measure («nhiều chỉ tiêu» can)."""
    without_verbs = _VERB.sub(lambda match: blank * len(match.group()), words)
    return _SCENARIO.sub(
        lambda match: match.group() if match.group() == "chỉ tiêu" else blank * len(match.group()), without_verbs
    )
