"""The phrases around a number that may name what it measures: the noun before it, the noun and the share after it.

All words are in lower case with dates, organisations and people masked.
"""

from __future__ import annotations

import re
from functools import lru_cache

from orchestration.extraction.lexicon import any_of, word_list
from orchestration.extraction.metric_cues import blank_cues
from orchestration.extraction.units import FUNCTION_WORDS
from orchestration.extraction.word_search import WordSearch, first_words

_MASK = "\x00"
_BOUNDARY = WordSearch(
    r"[;:.()•+“”\"…]|(?<!\w)[–-](?!\w)|(?<!\w)(?:trong khi|nhưng|tuy nhiên|đồng thời|cụ thể|riêng|trong đó|"
    r"bao gồm|gồm có|như|gồm|nêu rõ|chỉ rõ|cho biết|cho thấy|cho hay|"
    r"song(?! (?:phương|song|hành))|tuy|khẳng định|nhấn mạnh|chúng tôi)(?!\w)",
    begins='[-;:.()•+“”"…–]|'
    + first_words("trong nhưng song tuy đồng cụ riêng bao gồm như nêu chỉ cho khẳng nhấn chúng"),
)
EDGE_WORDS = frozenset(word_list("phrase_edge"))
_ACTION_VERBS = re.compile(any_of(word_list("action_verb"), not_after=r"\w") + r"(?!\w)")
# These begin no counted noun.
_NO_NOUN = frozenset(
    {"kế hoạch", "chỉ tiêu", "dự toán", "dự kiến", "mục tiêu", "trị giá", "hiện có", "hiện nay", "hiện tại"}
    | {f"{verb} {to}" for verb in ("lùi", "dời", "hoãn", "giãn", "chuyển") for to in ("sang", "đến", "tới", "lại")}
)
_MOST_WORDS = 6  # of a counted noun
_COUNTED_END = re.compile(r"\s?(?:[,;.()]|và\b|$)")
# What points back at a measure («con số này»), and whoever has one («đơn vị», «công ty»), names none.
_SEVERAL = re.compile(r"^(?:cả )?(?:hai|ba|bốn) ")  # «hai con số này»
_COMPLEMENT = re.compile(r"\s(?:cho|dành cho|của|từ|tại|ở|thuộc)\s[^,;.()]{2,40}(?=,|\svà\s)")
_SET_BY = re.compile(
    r"\s(?:(?:so với|so)\s[^,;.]{2,30}?\s)?(?:do|mà|được)\s[^,;.]{2,60}?\s"
    r"(?:giao|đề ra|đặt ra|phê duyệt|ban hành|thông qua)(?!\w)"
)
_GLOSS = re.compile(r"\(\x00+\)")  # «hạn mức bảo lãnh tại Ngân hàng Hàng Hải (MSB) còn | 120 tỷ đồng»
_SAYS = re.compile(
    r",\s(?:theo|như)\s[^,;.:]{3,70},(?=\s)"
)  # «Nhu cầu trong nước, theo tính toán của Ban A, co lại | 8%»
_OF_COUNTED = re.compile(r"(?<!\w)(?:của|cho|trên)(?:\s(?:hơn|gần|khoảng|toàn bộ|tất cả|trên|cả))?\s$")
_AND_IS = re.compile(r"(?:,?\s[^\W\d_]+){0,6}\s(?:là|đạt|lên tới|ở mức|vào khoảng|bình quân)(?!\w)")
_ANAPHORS = frozenset(word_list("anaphor"))
_BARE_SUBJECTS = frozenset(word_list("bare_subject"))
_DOERS = frozenset(
    {"công ty", "tổng công ty", "tập đoàn", "liên doanh", "ngân hàng", "xí nghiệp", "doanh nghiệp", "đơn vị"}
)
_PREDICATE = re.compile(any_of(("thì", "vẫn", "cũng", "lại", "liền", "bèn"), not_after=r"\w") + r"(?!\w)")
# Words that say how a number is meant, not what it is of.
_ASIDES = re.compile(any_of(word_list("phrase_aside"), not_after=r"\w") + r"(?!\w)")
# Heads of phrases that set a scene, tell of whoever was named, or point: «nơi mua nhiều nhất», «cái tên dẫn đầu».
_PLACE_AND_VERB = 4  # words of «nơi mua nhiều nhất»
_SCENES = tuple(
    "tình hình|bức tranh|diễn biến|câu chuyện|cái tên|chỗ |con số được|lúc ấy|lúc đó|khi ấy|khi đó|điểm sáng|"
    "điểm trừ|điểm cộng|tách từng|chia theo|phân theo|xét từng|xét theo|tính riêng từng".split("|")
)
# Phrases whose first or last word alone would be stripped.
_KEPT = tuple(p.split() for p in ("trong nước", "chỉ tiêu", "đầu tư", "đầu tàu", "đầu mối", "hạn mức", "định mức"))
_OF_PARTY = re.compile(r"(?<!\w)chi (?=(?:bộ|đoàn|nhánh|ủy|uỷ|hội|cục|tiết|phí)(?!\w))")
_NOUN_AFTER = re.compile(r"\s((?:[^\W\d_]+)(?:\s[^\W\d_]+){0,7})")


@lru_cache(maxsize=16)  # several rules in a row ask for the same number's noun
def noun_after(tail: str) -> str:
    """The words right after number and unit that still belong to what is counted."""
    match = _NOUN_AFTER.match(tail)
    if match is None:
        return ""
    words: list[str] = []
    found = match.group(1).split()
    for word, following in zip(found, [*found[1:], ""], strict=True):
        # «năm chục tỷ | doanh thu», «ghi nhận 6 tỷ đồng | thu nhập khác»
        is_income = word == "thu" and (words[-1:] in (["doanh"], ["nguồn"]) or following == "nhập")
        if (word in FUNCTION_WORDS and not is_income) or f"{word} {following}" in _NO_NOUN:
            break
        words.append(word)
    return " ".join(words[:_MOST_WORDS])


def has_counted(before: str, lead: str) -> bool:
    """«thu nhập bình quân của | 3.870 | lao động là | 13,2 triệu»: what was named is of what is counted between."""
    return _OF_COUNTED.search(before) is not None and _AND_IS.match(lead) is not None


def without_counted(lead: str) -> str:
    """The lead without the words that the number before counts: «800.000 tấn | urê quy đổi, hoàn thành | 88%».

    Nor who set it, when it is a plan: «63.630 tỷ đồng | do Bộ Tài chính giao và | 37,6% | mức phấn đấu».
    """
    set_by = _SET_BY.match(lead)
    if set_by is not None:
        return " " * set_by.end() + lead[set_by.end() :]
    complement = _COMPLEMENT.match(lead)
    if complement is not None:
        return " " * complement.end() + lead[complement.end() :]  # «2.200 tỷ đồng | cho khối Công nghệ, | 2.300 tỷ»
    counted = noun_after(lead)
    action = _ACTION_VERBS.search(counted, 1)
    if action is not None:
        counted = counted[: action.start()].rstrip()  # «14 | đơn vị thành viên | nộp ngân sách | 1.037 tỷ đồng»
    if not counted:
        return lead
    end = lead.index(counted) + len(counted)
    if action is None and not _COUNTED_END.match(lead, end):
        return lead  # «311 tỷ đồng | song chi phí lãi vay lên tới»: a clause of its own
    return " " * end + lead[end:]


@lru_cache(maxsize=16)
def share_after(tail: str) -> str:
    """«100% | giàn được chứng nhận trước năm 2023» → «giàn được chứng nhận»: what has the share."""
    if not noun_after(tail):
        return ""
    clause = re.split(r"[,;.:()\x00]|(?<!\w)(?:trước|trong|so|và|kế hoạch|vào|tại|cùng)(?!\w)", tail, maxsplit=1)[0]
    return " ".join(clause.split()[:8])


def _without_compounds(lead: str) -> str:
    """«thu nhập» is a noun that ends like the verb «nhập», «chi bộ» begins like «chi»; an underscore hides the verb."""
    lead = lead.replace("thu nhập", "thu_nhập")
    return _OF_PARTY.sub("chi_", lead) if "chi " in lead else lead


def names_action(lead: str) -> bool:
    """Whether the lead says what is done with what is counted: «đào tạo cho | 500 lao động»."""
    return _ACTION_VERBS.search(_without_compounds(lead)) is not None


@lru_cache(maxsize=16)  # asked again for each number that shares the lead
def last_verb(lead: str) -> str | None:
    """The verb phrase that ends the lead (qualifiers may follow it): «đã chủ trì và triển khai thực hiện | 10»."""
    verbs = list(_ACTION_VERBS.finditer(_without_compounds(lead)))
    if not verbs:
        return None
    last = verbs[-1]
    between = lead[last.end() :]
    if re.search(r"[,;:.()]", between) or len(between.split()) > 3:
        return None
    return last.group()


@lru_cache(maxsize=16)
def noun_phrase(lead: str, *, is_near: bool) -> str:
    """The noun phrase of the lead's last clause, without cues, dates and bodies.

    A heading names its number («Nước thương phẩm: | 9,84 triệu m3»), and what stands before the colon heads a
    clause without a name («Tỷ lệ thất thoát: kéo xuống còn | 14,8%»).

    ``is_near``: only what stands right before the number will do, not what a comma parts from it.
    """
    lead = _GLOSS.sub(lambda gloss: _MASK * len(gloss.group()), lead)
    lead = _SAYS.sub(lambda aside: " " * len(aside.group()), lead)
    starts = [0, *(boundary.end() for boundary in _BOUNDARY.finditer(lead))]
    end = len(lead)
    while True:
        while end and lead[end - 1].isspace():
            end -= 1
        if end and lead[end - 1] == ":":
            end -= 1
        while starts[-1] > end:
            starts.pop()
        start = starts[-1]
        phrase = _named_in(lead[start:end], is_near=is_near)
        if phrase is not None:
            return phrase
        if lead[max(start - 1, 0) : start] != ":":
            return ""
        end = start - 1


def _without_doer(phrase: str) -> str:
    """«công ty khép», «tập đoàn bán»: who does it and the verb alone; a name of more words stays."""
    doer, _, verb = phrase.rpartition(" ")
    return verb if doer in _DOERS and phrase not in _BARE_SUBJECTS else phrase  # «công ty mẹ»


def _without_place(phrase: str) -> str:
    """«nơi cấp hạn mức bảo lãnh»: what is done there; «nơi mua nhiều nhất» names nothing."""
    words = phrase.split()
    if words[:1] != ["nơi"]:
        return phrase
    return " ".join(words[2:]) if len(words) > _PLACE_AND_VERB else words[0]


def _named_in(clause: str, *, is_near: bool) -> str | None:
    """The last noun phrase of a clause; empty when it only points back at a measure, None without any."""
    clause = _ASIDES.sub(_MASK, blank_cues(clause, _MASK))
    if is_near:
        clause = clause.rpartition(",")[2]
    for part in reversed(clause.replace(_MASK, ",").split(",")):
        if not part:
            continue
        words = _PREDICATE.split(part, maxsplit=1)[0].split()
        while words and (words[0] in EDGE_WORDS or words[0].isdigit()) and words[:2] not in _KEPT:
            words.pop(0)
        if " ".join(words) in _ANAPHORS or words[-2:] == ["con", "số"]:
            return ""  # «kém xa con số | 512 tỷ đồng»
        while words and (words[-1] in EDGE_WORDS or words[-1].isdigit()) and words[-2:] not in _KEPT:
            words.pop()
        phrase = _without_place(_without_doer(" ".join(words[-9:])))
        if _SEVERAL.sub("", phrase) in _ANAPHORS:
            return ""
        if phrase.startswith(_SCENES):
            return ""  # «Tháng 4 tình hình sáng hơn: | 338 triệu kWh»
        if sum(map(str.isalpha, phrase)) > 1 and phrase not in _BARE_SUBJECTS:
            return phrase
    return None
