{# What stretch of time a period is, so that only like is set beside like. #}

{% macro is_whole_months(first_day, last_day) -%}
    ({{ first_day }} = date_trunc('month', {{ first_day }}) and {{ last_day }} = last_day({{ last_day }}))
{%- endmacro %}

{# Null where the period does not run from the first of a month to the last of one. #}
{% macro period_months(first_day, last_day) -%}
    case
        when {{ is_whole_months(first_day, last_day) }} and {{ first_day }} <= {{ last_day }}
            then cast(date_diff('month', {{ first_day }}, {{ last_day }}) + 1 as integer)
    end
{%- endmacro %}

{# Takes the months as period_months gives them. A year of business need not begin in January. #}
{% macro period_grain(first_day, last_day, months) -%}
    case
        when {{ first_day }} = {{ last_day }} then 'day'
        when {{ months }} = 1 then 'month'
        when {{ months }} = 3 and extract(month from {{ first_day }}) in (1, 4, 7, 10) then 'quarter'
        when {{ months }} = 6 and extract(month from {{ first_day }}) in (1, 7) then 'half_year'
        when {{ months }} = 12 then 'year'
        when {{ months }} < 12 and extract(month from {{ first_day }}) = 1 then 'year_to_date'
        else 'other'
    end
{%- endmacro %}

{# Which plan a percentage in a sentence measures against: period (that of the number itself), year, or unsaid. It is
   the first plan named after the number: «vượt 5,3% kế hoạch 7 tháng và bằng 61,5% kế hoạch năm». «Kế hoạch» without
   more is that of the number's own year, but of a part of a year nobody knows. #}
{% macro plan_meant(sentence, evidence, months) -%}
    case
        when {{ _plan_is(sentence, evidence, '([0-9]+|hai|ba|bốn|năm|sáu|bảy|tám|chín|mười|mười một) tháng|nửa (đầu )?năm') }}
            then 'period'
        when {{ _plan_is(sentence, evidence, 'tháng') }} then case when {{ months }} = 1 then 'period' else 'unsaid' end
        when {{ _plan_is(sentence, evidence, 'quý') }} then case when {{ months }} = 3 then 'period' else 'unsaid' end
        when {{ _plan_is(sentence, evidence, '[^,;.]{0,20}(năm|niên độ)') }}
            then case when {{ months }} = 12 then 'period' else 'year' end
        when {{ months }} = 12 then 'period'
        else 'unsaid'
    end
{%- endmacro %}

{% macro _plan_is(sentence, evidence, words) -%}
    regexp_matches(
        regexp_extract(
            substring(lower(nfc_normalize({{ sentence }})), strpos(
                lower(nfc_normalize({{ sentence }})), lower(nfc_normalize({{ fold_spaces(evidence) }}))
            )),
            '(kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán) .*'
        ),
        '^(kế hoạch|kh|chỉ tiêu|mục tiêu|dự toán) (của |cả |toàn |trọn )*({{ words }})'
    )
{%- endmacro %}
