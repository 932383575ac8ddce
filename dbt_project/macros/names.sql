{# How names are compared, never how they are shown. #}

{# NFC, lower case, one kind of dash with spaces around it, one white space, and one place for the
   tone mark of oa, oe and uy: «Hóa dầu» and «Hoá dầu» are one name. #}
{% macro normalise_name(name) -%}
    {%- set folded = "lower(nfc_normalize(" ~ name ~ "))" -%}
    {%- set folded = "regexp_replace(" ~ folded ~ ", '\\s*[-‐‑‒–—―−]\\s*', ' - ', 'g')" -%}
    {%- set folded = "regexp_replace(" ~ folded ~ ", '\\s+', ' ', 'g')" -%}
    {%- set marks = [
        ('òa', 'oà'), ('óa', 'oá'), ('ỏa', 'oả'), ('õa', 'oã'), ('ọa', 'oạ'),
        ('òe', 'oè'), ('óe', 'oé'), ('ỏe', 'oẻ'), ('õe', 'oẽ'), ('ọe', 'oẹ'),
        ('ùy', 'uỳ'), ('úy', 'uý'), ('ủy', 'uỷ'), ('ũy', 'uỹ'), ('ụy', 'uỵ')
    ] -%}
    {%- set spelling = namespace(text=folded) -%}
    {%- for old, new in marks -%}
        {%- set spelling.text = "replace(" ~ spelling.text ~ ", '" ~ old ~ "', '" ~ new ~ "')" -%}
    {%- endfor -%}
    nullif(trim({{ spelling.text }}), '')
{%- endmacro %}

{# A normalised name with its legal form in full: «ctcp dược» and «công ty cổ phần dược» are one. #}
{% macro spell_out_legal_form(normalised_name) -%}
    {%- set forms = [
        ('ctcp', 'công ty cổ phần'), ('cp', 'cổ phần'), ('tmcp', 'thương mại cổ phần'),
        ('tnhh', 'trách nhiệm hữu hạn'), ('mtv', 'một thành viên'), ('tct', 'tổng công ty')
    ] -%}
    {%- set spelling = namespace(text="' ' || " ~ normalised_name ~ " || ' '") -%}
    {%- for short, full in forms -%}
        {%- set spelling.text = "replace(" ~ spelling.text ~ ", ' " ~ short ~ " ', ' " ~ full ~ " ')" -%}
    {%- endfor -%}
    trim({{ spelling.text }})
{%- endmacro %}

{# White space folded, for words that are quoted in an explanation. #}
{% macro fold_spaces(words) -%}
    trim(regexp_replace({{ words }}, '\s+', ' ', 'g'))
{%- endmacro %}

{# Whether a sentence measures against the plan of a whole year. #}
{% macro mentions_year_plan(sentence) -%}
    regexp_matches(lower(nfc_normalize({{ sentence }})), '(kế hoạch|kh)( cả)? năm')
{%- endmacro %}
