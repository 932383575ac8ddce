-- One row for each numeral of a content, and what became of it.
{{ counted_rows('numerals', [
    'numeral_text',
    'numeral_start',
    'numeral_end',
    'disposition',
    'sentence'
]) }}
