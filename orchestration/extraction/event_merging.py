"""One statement for each event: the headline's and the body's, a decision and the document that it issues."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from orchestration.extraction.document import Document
from orchestration.extraction.documents import DocumentMention
from orchestration.extraction.event_dates import Dated
from orchestration.extraction.event_nouns import MENTIONED
from orchestration.extraction.event_telling import Candidate

_STOP_WORDS = frozenset("và của các về năm với được đã tổ chức tại lễ công tác".split())
# Shares of the shorter and of the longer wording that two statements of one event have in common.
_HEADLINE_SHARE, _SHARE_OF_SHORTER, _SHARE_OF_LONGER = 0.5, 0.75, 0.4
# How many statements back the same event is looked for, besides those of the headline.
_LOOK_BACK = 30
_SENTENCES_OF_ELECTION = 2
# «Công trình vừa được gắn biển. Nghi thức diễn ra hôm 8/11»
_OF_ANY_EVENT = ("nghi thức", "buổi lễ", "sự kiện", "lễ trao", "lễ", "hoạt động")
_ELECTED = ("tái đắc cử", "trúng cử", "đắc cử", "được bầu", "được tín nhiệm", "tái cử", "được tái")
_OF_MANY = re.compile(r" (?:ra )?(?:ban|hội đồng|\d+|các (?:ủy viên|thành viên))\b")
_OF_HEAD = re.compile(r" (?:(?:làm|giữ|là|chức|vụ|danh) )*(?:phó )?(?:chủ tịch|bí thư|chủ nhiệm|trưởng)\b")
# «Ngày 26/3, … trao Quyết định số 118 ngày 21/3 bổ nhiệm ông …»: told is the day of the ceremony.
_HANDED = re.compile(r"\b(?:trao|công bố|đón nhận)(?: và trao)?(?: các)? $")
_GAP_TO_DOCUMENT, _GAP_OF_ISSUER = 12, 60


@dataclass(slots=True)
class Told:
    """An event with its date as far as it is known, and the words that tell it from others."""

    candidate: Candidate
    dated: Dated
    words: frozenset[str]
    is_headline: bool


def told(doc: Document, candidate: Candidate, dated: Dated) -> Told:
    """The statement ready to be compared with others."""
    is_headline = doc.sentences[candidate.sentence].kind == "title"
    return Told(candidate, dated, content_words(doc.lower[candidate.start : candidate.end]), is_headline)


def content_words(lowered: str) -> frozenset[str]:
    """The words that tell one event's name from another's."""
    return frozenset(re.findall(r"\w+", lowered)) - _STOP_WORDS


def merged(doc: Document, statements: Iterable[Told]) -> list[Told]:
    """Each event once: the body's statement before the headline's, the dated before the undated."""
    kept: list[Told] = []
    headlines: list[Told] = []
    mentioned: Told | None = None
    for item in statements:
        if item.candidate.rule == MENTIONED:
            mentioned = item
            continue
        if mentioned is not None and _is_day_of_mentioned(mentioned, item):
            item.candidate = replace(mentioned.candidate, rule="held_after")
            item.words, mentioned = mentioned.words, None
        if item.candidate.rule == "again" and _dates_what_was_named(doc, (*headlines, *kept[-_LOOK_BACK:]), item):
            continue
        same = next((one for one in (*headlines, *kept[-_LOOK_BACK:]) if _is_same(doc, one, item)), None)
        same = same or _summary(doc, headlines, item)
        if same is None:
            kept.append(item)
            if item.is_headline:
                headlines.append(item)
        elif same.is_headline or (same.dated.days is None and item.dated.days is not None):
            same.dated = item.dated if item.dated.days else same.dated
            same.candidate, same.words, same.is_headline = item.candidate, item.words, item.is_headline
            headlines = [one for one in headlines if one.is_headline]
    return kept


def _is_day_of_mentioned(mentioned: Told, item: Told) -> bool:
    """«… Đại hội đồng cổ đông thường niên 2022. Phiên họp diễn ra sáng 22/6»: the day of the meeting just named."""
    is_next = item.candidate.sentence - mentioned.candidate.sentence in (0, 1) and not mentioned.is_headline
    is_meeting = item.candidate.event_type == "meeting" and item.candidate.rule == "again"
    return is_next and is_meeting and item.dated.days is not None


def _dates_what_was_named(doc: Document, kept: Sequence[Told], item: Told) -> bool:
    """«… tại phiên họp Đại hội đồng cổ đông. Phiên họp diễn ra ngày 25/4»: the day is that of the one named before.

    True when there is nothing more to keep of ``item``.
    """
    if item.dated.days is None:
        return True
    head = doc.lower[item.candidate.start : item.candidate.trigger_end].split()[-1]
    is_any = doc.lower[item.candidate.start : item.candidate.trigger_end].endswith(_OF_ANY_EVENT)
    for one in reversed(kept):
        named = doc.lower[one.candidate.start : one.candidate.trigger_end].split()
        is_open = one.dated.days is None or one.dated.days == item.dated.days
        is_named = head in named and one.candidate.event_type == item.candidate.event_type
        is_last = is_any and one is kept[-1] and one.dated.days is None and one.candidate.status == "held"
        if is_open and (is_named or is_last):
            one.dated = item.dated
            return True
    return False


def _summary(doc: Document, headlines: Sequence[Told], item: Told) -> Told | None:
    """«Đảng ủy họp phiên thường kỳ»: the one undated meeting of the headline is the one of the opening sentence."""
    meetings = [one for one in headlines if one.candidate.event_type == "meeting"]
    is_opening = doc.sentences[item.candidate.sentence - 1].kind == "title" and not item.is_headline
    if len(meetings) != 1 or not is_opening or item.candidate.event_type != "meeting" or item.dated.days is None:
        return None
    return meetings[0] if meetings[0].dated.days is None else None


def _is_same(doc: Document, one: Told, other: Told) -> bool:
    first, second = one.candidate, other.candidate
    if one.dated.days and other.dated.days and one.dated.days != other.dated.days:
        return False
    common = len(one.words & other.words)
    of_shorter = common / max(min(len(one.words), len(other.words)), 1)
    if first.event_type != second.event_type:
        is_visit = {first.event_type, second.event_type} == {"meeting", "visit"}
        return is_visit and one.is_headline and of_shorter >= _HEADLINE_SHARE
    if first.event_type == "election" and _is_result_of(doc, first, second):
        return True
    if one.is_headline:
        return of_shorter >= _HEADLINE_SHARE or _object(doc, first) == _object(doc, second)
    if first.event_type == "appointment" and not (_says_more(doc, first) and _says_more(doc, second)):
        return False
    of_longer = common / max(len(one.words), len(other.words), 1)
    if "named_at" in (first.rule, second.rule):  # «tại hội nghị sơ kết» leaves most of the name out
        of_longer = 1.0
    return first.sentence != second.sentence and of_shorter >= _SHARE_OF_SHORTER and of_longer >= _SHARE_OF_LONGER


def _says_more(doc: Document, candidate: Candidate) -> bool:
    """«bổ nhiệm» alone may be about anybody."""
    return bool(content_words(doc.lower[candidate.trigger_end : candidate.end]))


def _is_result_of(doc: Document, first: Candidate, second: Candidate) -> bool:
    """«tiến hành bầu cụm trưởng … Theo đó, A được bầu làm cụm trưởng»."""
    is_near = second.sentence - first.sentence <= _SENTENCES_OF_ELECTION
    is_near = is_near and not doc.lower.startswith(_ELECTED, first.start)  # «A tái đắc cử …; B được bầu làm …»
    if _OF_MANY.match(doc.lower, first.trigger_end) and _OF_HEAD.match(doc.lower, second.trigger_end):
        return False  # «bầu 11 đồng chí vào Ban Chấp hành. … ông A được bầu làm Chủ tịch»
    return is_near and doc.text[second.start : second.trigger_end].lower().startswith("được")


def _object(doc: Document, candidate: Candidate) -> tuple[str, ...]:
    """What was acted on: «nghiệm thu đề tài» and «đánh giá đề tài» share theirs."""
    words = doc.text[candidate.trigger_end : candidate.end].lower().split()
    return tuple(words[:2]) if candidate.rule == "act" and len(words) > 1 else (str(candidate.start),)


def without_issued(
    doc: Document, events: Sequence[Told], documents: Iterable[DocumentMention]
) -> list[DocumentMention]:
    """The dated decisions cited, save those that an event issues: these give it their day.

    «đã ban hành Quyết định 243-QĐ/TW ngày 24/1/2025» is one event with that day.
    """
    by_sentence: dict[int, list[Told]] = {}
    for item in events:
        by_sentence.setdefault(item.candidate.sentence, []).append(item)
    left: list[DocumentMention] = []
    for document in documents:
        if not (document.is_decision and document.issued_on):
            continue
        nearby = by_sentence.get(doc.sentence_index(document.start), ())
        issues = [item for item in nearby if _is_issue_of(doc, item.candidate, document)]
        issue = issues[0] if issues else None
        for item in issues[1:]:  # «có Quyết định số 5 ngày 3/4 bổ nhiệm ông …»
            if item.candidate.event_type == "appointment" and item.dated.days is None:
                item.dated = Dated((document.issued_on, document.issued_on), "stated")
        if issue is None:
            left.append(document)
            continue
        is_handed = issue.dated.days is not None and _HANDED.search(
            doc.lower, max(0, document.start - _GAP_OF_ISSUER), document.start
        )
        if not is_handed:
            issue.dated = Dated((document.issued_on, document.issued_on), "stated")
        issue.candidate = replace(issue.candidate, end=max(issue.candidate.end, document.issued_end))
    return left


def _is_issue_of(doc: Document, candidate: Candidate, document: DocumentMention) -> bool:
    """«ban hành Quyết định 243 ngày 24/1» issues it; «Quyết định 1500 ngày 5/12 bổ nhiệm ông …» appoints by it.

    «Nghị quyết 12 của HĐQT đã thông qua …» passes what it says.
    """
    gap = candidate.start - document.issued_end
    if candidate.event_type == "decision" and 0 <= gap <= _GAP_OF_ISSUER:
        return not re.search(r"[,;.:]", doc.text[document.issued_end : candidate.start])
    if candidate.event_type == "decision":
        return candidate.start <= document.start <= candidate.end + _GAP_TO_DOCUMENT
    return candidate.event_type == "appointment" and 0 <= gap <= _GAP_TO_DOCUMENT
