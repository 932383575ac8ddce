"""A web page: its title, day and main text as trafilatura finds them."""

from __future__ import annotations

from trafilatura import bare_extraction

from orchestration.rejection import Rejection

# No search through the whole text: it takes «Quý 4/2021» for 1 April 2021.
# The bounds are fixed, because the default one is today and a page must read the same tomorrow.
_DATES = {"extensive_search": False, "original_date": True, "min_date": "1900-01-01", "max_date": "2100-12-31"}


def html_cells(html: str) -> dict[str, object]:
    """The cells ``title``, ``published_at`` (a day) and ``body`` of a page.

    Raises:
        Rejection: with reason ``no_main_text``, ``no_title``, ``no_publication_date`` or ``broken_page``.
    """
    try:
        page = bare_extraction(html, with_metadata=True, include_comments=False, date_extraction_params=_DATES)
    except Exception as error:
        raise Rejection(
            "broken_page", f"The page cannot be taken apart ({type(error).__name__}). Save its text as .txt."
        ) from error
    if page is None or isinstance(page, dict) or not page.text:
        raise Rejection("no_main_text", "No article was found in the page. Save its text as .txt.")
    if not page.title:
        raise Rejection("no_title", "The page has no title. Give it a <title>, or save its text as .txt.")
    if not page.date:
        raise Rejection(
            "no_publication_date",
            "The page does not say when it was published. "
            'Add <meta property="article:published_time" content="2022-11-21">, or save its text as .txt.',
        )
    return {"title": page.title, "published_at": page.date, "body": _without_title(page.text, page.title)}


def _without_title(text: str, title: str) -> str:
    """The main text without the headline that most pages repeat above it: said twice, its facts would count twice."""
    first, _, rest = text.lstrip().partition("\n")
    return rest if rest.strip() and first.split() == title.split() else text
