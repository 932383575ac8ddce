"""What heads a list or a section: a sentence that ends with a colon, a short line without a full stop."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document

_LONGEST_HEADING = 14  # words of a line that heads what stands below it
_ENDS_SENTENCE = (".", "!", "?", "…", ";", ",", "”", '"', ")")
_ITEM = re.compile(r"[-–+•*▪]\s|(?:[1-9]|[a-g])[.)]\s")


def is_item(document: Document, index: int) -> bool:
    """«- Kết nạp 75 đoàn viên ưu tú;», «1. Doanh thu: 120 tỷ đồng»: a paragraph that is an item of a list."""
    sentence = document.sentences[index]
    return opens_paragraph(document, index) and _ITEM.match(document.lower, sentence.start) is not None


def opens_paragraph(document: Document, index: int) -> bool:
    """Whether no sentence stands before this one in its paragraph."""
    return index == 0 or document.sentences[index - 1].paragraph != document.sentences[index].paragraph


def heads_list(document: Document, index: int) -> bool:
    """«Kết quả như sau:», and the line «CHỈ TIÊU 2023 - 2028» above the items of a list."""
    sentence = document.sentences[index]
    words = document.lower[sentence.start : sentence.end].rstrip()
    if words.endswith(":"):
        return True
    follows = index + 1 < len(document.sentences)
    if sentence.kind != "body" or not follows or not opens_paragraph(document, index) or is_item(document, index):
        return False
    is_line = not words.endswith(_ENDS_SENTENCE) and len(words.split()) <= _LONGEST_HEADING
    return is_line and is_item(document, index + 1)
