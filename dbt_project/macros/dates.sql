{# Arithmetic on days, which each dialect writes in its own way. #}

{% macro days_between(first_day, last_day) -%}
    ({{ last_day }} - {{ first_day }})
{%- endmacro %}

{% macro add_years(day, years) -%}
    ({{ day }} + interval '{{ years }}' year)
{%- endmacro %}

{# The last day of a period one year on: a month that ended on its last day still does, leap years too. #}
{% macro same_end_next_year(day) -%}
    cast(
        case
            when {{ day }} = last_day({{ day }}) then last_day({{ add_years(day, 1) }})
            else {{ add_years(day, 1) }}
        end as date
    )
{%- endmacro %}

{% macro day_name_vi(iso_day_of_week) -%}
    case {{ iso_day_of_week }}
        when 1 then 'Thứ Hai'
        when 2 then 'Thứ Ba'
        when 3 then 'Thứ Tư'
        when 4 then 'Thứ Năm'
        when 5 then 'Thứ Sáu'
        when 6 then 'Thứ Bảy'
        when 7 then 'Chủ Nhật'
    end
{%- endmacro %}

{# 1 is Monday. #}
{% macro iso_day_of_week(day) -%}
    cast(extract(isodow from {{ day }}) as integer)
{%- endmacro %}
