"""The words that say whether a number is planned, expected or achieved, and which number is the plan itself.

All rules look at lower-case words: those between the previous number and this one (the lead), and those after it.
"""

from __future__ import annotations

import re

from orchestration.extraction.lexicon import any_of
from orchestration.extraction.model import Scenario
from orchestration.extraction.word_search import WordSearch, first_words

_PLAN_WORDS = (
    "kế hoạch|kh|chỉ tiêu|dự toán|mục tiêu|nhiệm vụ kế hoạch|định mức|tiến độ|nghị quyết|chặng đường|quãng đường|"
    "mức phấn đấu|con số phấn đấu|mức giao|mức được giao|số được giao|con số được giao|mức đề ra|mức đặt ra|"
    "phương án cơ sở|phương án phấn đấu|phương án thận trọng|kịch bản cơ sở"
)
PLAN_NOUN = rf"(?:{_PLAN_WORDS})"
_PLAN_NOUNS = re.compile(any_of(_PLAN_WORDS.split("|"), not_after=r"\w") + r"(?!\w)")
# «bằng 43,5% | kế hoạch | 2.500 tỷ đồng»
_PLAN_ITSELF = re.compile(rf"\s{PLAN_NOUN}(?:\s(?:năm|cả năm|đề ra|được giao|là))*\s")
_PLAN_IN_BRACKETS = re.compile(
    rf"{PLAN_NOUN}(?!\s(?:này|trên|đó|ấy|kể trên))(?:\s[\w/]+){{0,5}}\s?"
    r"(?:\(|là\s?|:\s?|ở mức\s)(?:\w+\s){0,2}$"
)
_FIGURE_BEFORE = re.compile(r"(?:con số|mức)\s$")
_AS_PLANNED = re.compile(r"\snhư\s(?:kế hoạch|mục tiêu|chỉ tiêu|dự kiến)\b")
_VERSUS_BEFORE = re.compile(r"so với\s$")
_SET_AFTER = re.compile(r"\s(?:(?:[^\W\d_]+\s){0,7}?|mà\s[^;.]{3,120}?\s)(?:giao|đề ra|đặt ra|đăng ký|cam kết)\b")
SCENARIO = WordSearch(
    r"(?<!\w)(?:"
    r"(?P<forecast>dự báo|dự phóng|dự đoán|ước tính cả năm|ước cả năm|ước thực hiện cả năm|có thể|"
    r"kỳ vọng|nhiều khả năng|kịch bản)"
    r"|(?P<plan>phấn đấu|đặt mục tiêu|mục tiêu|dự kiến|dự tính|sẽ(?!\sthấy)|đặt ra|đề ra|đặt kế hoạch|"
    r"lên kế hoạch|kế hoạch|chỉ tiêu|yêu cầu|cần(?!\s(?:thơ|giờ|giuộc|đước|cù|mẫn))|quyết tâm|"
    r"hướng tới|nhắm tới|nhắm đến|cái đích|đích đến|đặt ngưỡng|đặt đích|"
    r"phải(?=\s(?:đạt|hoàn thành|thu (?:tối thiểu|ít nhất|thêm)|mang về|đem về|làm ra)\b)"
    r"|(?:được|tỉnh|cấp trên|(?:cổ đông|hđqt|hội đồng (?:quản trị|thành viên)|hđtv)(?:\s\x00+)?)"
    r"\sgiao(?!\s(?:dịch|thông|thương|lưu|nhận))|giao (?:các|chỉ tiêu|kế hoạch|đơn vị|công ty|"
    r"ban (?:điều hành|giám đốc|tổng giám đốc))|trình cổ đông|nghiên cứu|(?<!được )đề xuất|"
    r"(?<!được )đề nghị|(?<!được )kiến nghị|chuẩn bị|"
    r"chấp thuận|(?:đồng ý|nhất trí) cho|cho phép|thông qua chủ trương|phương án|dự chi|dự trù|"
    r"(?:hủy|hủy bỏ|hoãn|tạm dừng|dừng)\s(?:đợt|kế hoạch|phương án|việc(?=\s\w)|chủ trương)|"
    r"(?:xác định|quyết nghị)(?:\s[^\W\d]+){0,6}\s(?:chỉ tiêu|mục tiêu)|"
    r"tổng mức đầu tư|tổng vốn đầu tư|"
    r"công suất thiết kế|phương hướng|theo thiết kế|cam kết|dự toán)"
    r"|(?P<actual>(?:bởi|vì|do|khi)(?: [^\W\d]+){0,3} (?:còn|đang|vẫn)(?= )|"
    r"(?:kết quả )?(?<!kế hoạch )(?<!ước )(?<!hơn )(?<!với )(?<!tổ chức )thực hiện"
    r"(?= (?:(?:cả )?(?:năm|quý|kỳ|tháng)\b|\x00))|"
    r"đã|đạt được|ước đạt|ghi nhận|thực tế|trong khi|cùng kỳ|còn lại|mới (?:được|đạt|chỉ|đi được))"
    r")(?!\w)",
    begins=first_words(
        "dự ước có kỳ nhiều phấn đặt mục sẽ đề lên kế chỉ yêu cần quyết hướng được tỉnh cấp giao trình nghiên "
        "chuẩn tổng công phương theo cam kịch kiến hủy hoãn tạm dừng xác cổ hđqt hđtv hội chấp đồng nhất cho thông mới "
        "đã đạt ghi thực kết trong cùng còn cái nhắm phải đích bởi vì do khi"
    ),
)
# «kế hoạch», «mục tiêu» here are what a result is measured against, not what the number is.
_NO_PLAN_BEFORE = re.compile(
    r"(?:so với|so|vượt|vượt mức|hoàn thành|hoàn thành vượt mức|bằng|thực hiện|theo|đạt|góp phần|triển khai|các|"
    r"cao hơn|thấp hơn|nhiều hơn|ít hơn|lớn hơn|nhỉnh hơn|hơn|kém|kém hơn|hụt|thua|"
    r"hai|ba|những|nhiều|mọi|"
    r"phần trăm|%|"
    r"xây dựng|lập|bộ|phòng|ban|sở|viện|điều chỉnh|đạt và vượt|vượt tiến độ)\s(?:\w+\s)?$"
)
_NO_PLAN_AFTER = re.compile(r"\s(?:đầu tư|số \d|hóa|khai thác dầu năm|viên|dịch|báo|học|hợp|và|đều)")
_PLAN_NOUN_BEFORE = re.compile(rf"(?<!\w){PLAN_NOUN}(?:\s(?:đã|được|năm|quý|tháng|\x00+))*\s$")
_POINTS_BACK = re.compile(r" (?:này|đó|ấy|trên|kể trên)(?!\w)")
# «Mục tiêu năm 2020 đã được Đại hội thông qua gồm tổng doanh thu | 59.600 tỷ đồng»
_PASSED = re.compile(r"đã được (?:[^,;.:]{0,80}? )?(?:thông qua|phê duyệt|phê chuẩn|giao|đề ra|chốt|ấn định)(?!\w)")
_BRINGS = re.compile(r"(?<!\w)(?:đưa|nâng|hạ|đẩy|rút)(?!\w)")
_IN_ORDER_TO = re.compile(r"\W*(?:để|nhằm) chuẩn bị[^.;]{0,60}?,")
_FROM = re.compile(r"(?<!\w)từ(?:\s(?:mức|gần|hơn|khoảng))?\s$")
# «từ | 46 tỷ đồng | năm 2023 lên ít nhất 60 tỷ đồng»
_TO = re.compile(
    r"\s(?:(?:của |trong |vào |hồi |cuối |đầu )?"
    r"(?:năm (?:\d{4}|ngoái|trước|nay)|quý [\w/]+|tháng [\d/]+|hiện (?:nay|tại)) )?"
    r"(?:đã )?(?:tăng |giảm |vọt |rơi )?(?:lên|xuống|còn|thành)(?!\w)"
)
_TARGETS = frozenset({"kế hoạch", "chỉ tiêu", "mục tiêu", "dự toán"})
_CLAUSE_BREAK = re.compile(r"[;,]")
_BY_PLAN = re.compile(
    r"\W*theo (?:kế hoạch|chỉ tiêu|phương án|(?:văn bản|bản)(?= này| ký)|thỏa thuận|hợp đồng|(?:biên )?bản ghi nhớ)"
    r"[^,;.]{0,30}, "
)
_PLAN_REACH = 60  # characters after «kế hoạch» within which a number is planned
_SENTENCE_REACH = 160
_RESULT = re.compile(r"[;.()]|(?<!\w)(?:đạt|vượt|đã|hoàn thành|bằng)(?!\w)")
_OUTLOOK = re.compile(r"(?<!\w)(?:dự kiến|ước)(?!\w)[^,;.]*$")
_AGAINST_PLAN = re.compile(
    rf"[^;.]{{0,60}}?(?:vượt|đạt|bằng|hoàn thành|tương đương|so với|\()\s?[^;.]{{0,24}}{PLAN_NOUN}(?!\w)"
)
_CONTRAST_BEFORE = re.compile(r"(?:trong khi|so với)(?:\s\w+)?\s$")


def is_origin(lead: str, rest: str) -> bool:
    """«nâng vốn điều lệ từ | 9.200 tỷ đồng | lên 12.000 tỷ đồng»: the level that a change starts from."""
    return _FROM.search(lead) is not None and _TO.match(rest) is not None


def names_only_plan(words: str) -> bool:
    """«dự toán»: a plan, not what is planned."""
    return _PLAN_NOUNS.fullmatch(words) is not None


def is_of_indicators(words: str) -> bool:
    """«Một số chỉ tiêu chính năm 2024:»: «chỉ tiêu» alone, which may be what was reached as well as what is set."""
    return "chỉ tiêu" in words and all(match.group() == "chỉ tiêu" for match in SCENARIO.finditer(words))


def names_plan(words: str) -> bool:
    """Whether the words speak of a plan: «vượt kế hoạch | 5 tỷ đồng»."""
    return _PLAN_NOUNS.search(words) is not None


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
    # «kế hoạch đưa vốn điều lệ từ | 11.000 tỷ đồng | lên 12.650 tỷ đồng»
    is_start = _BRINGS.search(between) is not None and is_origin(lead, rest)
    return (
        not is_start and len(between) < 40 and not re.search(r"[,;.()]|(?<!\w)(?:đạt|vượt|tăng|giảm|đã)(?!\w)", between)
    )


def is_measured_against_plan(rest: str) -> bool:
    """«| 2,71 triệu tấn |, đạt 101% kế hoạch»: whether the words after a number say what it is of the plan."""
    return _AGAINST_PLAN.match(rest) is not None


def is_outlook(lead: str, rest: str) -> bool:
    """«tổng doanh thu dự kiến | 2 tỷ USD, vượt 10% kế hoạch»: what is measured against the plan is no plan."""
    return _OUTLOOK.search(lead) is not None and _AGAINST_PLAN.match(rest) is not None


def _heads_plan(after: str, *, opens_sentence: bool) -> bool:
    """«chỉ tiêu tổng tài sản tăng | 8 - 10%», «kế hoạch doanh thu | 5 tỷ»: the noun heads what is planned.

    A sentence that opens with «Kế hoạch …» is about the plan, however much stands before its first number.
    """
    after = _PASSED.sub("", after, count=1)
    return len(after) < (_SENTENCE_REACH if opens_sentence else _PLAN_REACH) and not _RESULT.search(after)


def scenario_in(words: str, before: Scenario, *, opens_sentence: bool = False) -> Scenario:
    """The scenario that holds after ``words``; a later cue overrules an earlier one.

    ``opens_sentence``: no number stands before the words in their sentence.

    >>> scenario_in("liên doanh phấn đấu khai thác", "actual")
    'plan'
    """
    scenario: Scenario = "plan" if opens_sentence and _BY_PLAN.match(words) else before
    for match in SCENARIO.finditer(words):
        if match["plan"] is not None:
            scenario = "plan" if _plans(words, match, opens_sentence=opens_sentence) else scenario
        elif match["forecast"] is not None:
            scenario = "forecast"
        elif scenario != "plan" or not _PASSED.match(words, match.start()):
            scenario = "actual"
    return scenario


def _plans(words: str, match: re.Match[str], *, opens_sentence: bool) -> bool:
    """Whether a word of planning speaks of what follows it, not of what a result is measured against."""
    cue, start, end = match["plan"], match.start(), match.end()
    if cue in _TARGETS:
        return not _POINTS_BACK.match(words, end) and _sets_target(words, start, end, opens_sentence=opens_sentence)
    if cue.endswith(" giao"):  # «68% con số 105 tỷ đồng mà cổ đông giao; 9 tháng năm trước lãi | 58 tỷ đồng»
        return _CLAUSE_BREAK.search(words, end) is None and _NO_PLAN_BEFORE.search(words[:start]) is None
    if cue in ("đề ra", "đặt ra"):  # «kém tiến độ đề ra | 3,5%»: the noun decides
        return _PLAN_NOUN_BEFORE.search(words[:start]) is None
    if cue in ("cần", "chuẩn bị", "phương hướng", "nghiên cứu") and _NO_PLAN_AFTER.match(words, end):
        return False
    # «quý II/2023, chỉ tiêu này dương | 3.830 tỷ đồng»; «Để chuẩn bị cho mùa mưa, Công ty đã nạo vét | 12 km kênh»
    return not _POINTS_BACK.match(words, end) and not (cue == "chuẩn bị" and _IN_ORDER_TO.match(words))


def _sets_target(words: str, start: int, end: int, *, opens_sentence: bool) -> bool:
    """Whether «kế hoạch», «chỉ tiêu» and the like head what is planned."""
    before = words[:start]
    is_of_number_before = start <= 1 and not opens_sentence  # what the number before was measured against
    is_alone = before.endswith("(")  # «(kế hoạch năm 439.000 tấn)» is planned alone
    is_in_brackets = _PLAN_IN_BRACKETS.search(words) is not None and (start <= 1 or "(" in words[start:])
    is_of_legend = before.endswith("/")  # «(thực hiện/kế hoạch)»
    if is_of_number_before or is_alone or is_in_brackets or is_of_legend:
        return False
    if _NO_PLAN_BEFORE.search(before) or _CONTRAST_BEFORE.search(before):
        return False
    return _heads_plan(words[end:], opens_sentence=opens_sentence and start <= 1)
