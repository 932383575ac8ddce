"""Whom an article is about as a whole, where its title names several bodies: the host of a visit, a youth union."""

from __future__ import annotations

import re

from orchestration.extraction.document import Document
from orchestration.extraction.model import Organisation
from orchestration.extraction.organisations import Organisations

_YOUTH = re.compile(r"\b(?:tuổi trẻ|đoàn viên|thanh niên)\b")
_YOUTH_UNIONS = ("đoàn thanh niên", "đoàn cơ sở", "đoàn tncs")
_VISITED = re.compile(
    r"\b(?:làm việc (?:với|tại)|thăm(?: và làm việc (?:với|tại))?|thị sát|kiểm tra|gỡ vướng cho|gỡ khó cho)\s$"
)
# «Thanh tra tỉnh A chỉ sai phạm tại Công ty B»: whom an authority looks into, fines or helps
_EXAMINED = re.compile(
    r"\b(?:tại|với|đối với|cho|phạt|xử phạt|thanh tra|kiểm toán|truy thu|khởi tố|cưỡng chế|nhắc nhở|bêu tên)\s$"
)
_PLACES = ("tổng kho", "kho", "cảng", "nhà máy", "mỏ", "giàn", "công trường", "trung tâm", "trạm")
_FIRMS = ("công ty", "tổng công ty", "tập đoàn", "liên doanh", "ctcp")
_AT = re.compile(r"\b(?:tại|ở|trên)\s$")


def topic(document: Document, organisations: Organisations) -> Organisation | None:
    """The body that a paragraph speaks of until it names another one."""
    return (
        youth_union(document, organisations)
        or _visited(document, organisations)
        or _of_place(document, organisations)
        or organisations.main
    )


def is_of_youth(name: str) -> bool:
    """«Đoàn Thanh niên», «Đoàn cơ sở»: a youth union."""
    return name.lower().startswith(_YOUTH_UNIONS)


def youth_union(document: Document, organisations: Organisations) -> Organisation | None:
    """«Tuổi trẻ Cảng Hòn Khói ra quân Tháng Thanh niên»: an article of a youth union is about it, not its company."""
    title = document.sentences[0]
    if not _YOUTH.search(document.lower, title.start, title.end):
        return None
    bodies = organisations.organisations.values()
    # «Đoàn Thanh niên Cộng sản Hồ Chí Minh» is everybody's
    return next((o for o in bodies if is_of_youth(o.name) and not o.is_registered), None)


def _visited(document: Document, organisations: Organisations) -> Organisation | None:
    """«Bộ trưởng Bộ Xây dựng làm việc với Công ty A»: an article of a visit or an inspection is about the company."""
    main, title = organisations.main, document.sentences[0]
    if main is None or main.organisation_type not in ("government", "party"):
        return None
    for mention in organisations.in_span(title.start, title.end):
        host = organisations.organisations[mention.name]
        if host.organisation_type != "company":
            continue
        if any(words.search(document.lower, title.start, mention.start) for words in (_VISITED, _EXAMINED)):
            return host
    return None


def _of_place(document: Document, organisations: Organisations) -> Organisation | None:
    """«Diễn tập chữa cháy tại Tổng kho Xăng dầu A»: where it was is not who did it; the first company told is."""
    main, title = organisations.main, document.sentences[0]
    named = organisations.in_span(title.start, title.end)
    if main is None or not named or not main.name.lower().startswith(_PLACES):
        return None
    if not _AT.search(document.lower, title.start, named[0].start):
        return None
    firms = (m.name for m in organisations.mentions if m.start > title.end and m.name.lower().startswith(_FIRMS))
    return next((organisations.organisations[name] for name in firms), None)
