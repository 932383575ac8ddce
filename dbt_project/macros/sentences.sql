{# The sentence in which words stand, out of the raw article, white space folded. Lines are paragraphs; of a line that
   does not end, 600 letters either side are enough. #}
{% macro sentence_around(raw_text, first, last) -%}
    {{ fold_spaces(
        "regexp_replace(regexp_extract(substring(" ~ raw_text ~ ", greatest(" ~ first ~ " - 599, 1), least(" ~ first
        ~ ", 600)), '[^\\n]*$'), '^.*[.!?…][\"”»)]*\\s+', '')"
        ~ " || substring(" ~ raw_text ~ ", " ~ first ~ " + 1, " ~ last ~ " - " ~ first ~ ")"
        ~ " || regexp_extract(regexp_extract(substring(" ~ raw_text ~ ", " ~ last
        ~ " + 1, 600), '^[^\\n]*'), '^(.*?[.!?…][\"”»)]*)(\\s|$)|^.*', 0)"
    ) }}
{%- endmacro %}
