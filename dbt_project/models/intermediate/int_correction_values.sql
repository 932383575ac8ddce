-- One row for each line of the corrections file: what its right value means for the field it names.
with bodies as (
    select
        organisation_key,
        organisation_name
    from {{ ref('int_organisations') }}
),

known_units as (
    select unit_code from {{ ref('units') }}
    union
    select unit_code from {{ ref('int_read_metrics') }}
),

addressed as (
    select
        lines.*,
        targets.table_name,
        targets.article_key,
        targets.first_day,
        targets.last_day,
        targets.value_before,
        case when fields.value_kind = 'entity' then targets.entity_kind else fields.value_kind end as value_kind,
        fields.accepted_values,
        {{ fold_spaces('lines.right_value') }} as value_text,
        fields.can_be_unknown = 'yes' and lower(lines.right_value) = 'unknown' as is_cleared,
        -- As in its own article, or else as anywhere.
        coalesce(
            there.organisation_key,
            {{ hash_key(['coalesce(names.resolved_name, ' ~ normalise_name('lines.right_value') ~ ')']) }}
        ) as organisation_key
    from {{ ref('stg_corrections') }} as lines
    left join {{ ref('int_correction_targets') }} as targets
        on lines.line_number = targets.line_number
    left join {{ ref('correction_fields') }} as fields
        on
            targets.table_name = fields.table_name
            and lines.field = fields.field
    left join {{ ref('int_organisation_keys') }} as there
        on
            targets.content_sha256 = there.content_sha256
            and {{ normalise_name('lines.right_value') }} = there.normalised_name
    left join {{ ref('int_organisation_names') }} as names
        on {{ normalise_name('lines.right_value') }} = names.normalised_name
),

days as (
    select
        min(date_day) as first_known,
        max(date_day) as last_known
    from {{ ref('stg_calendar') }}
)

select
    addressed.line_number,
    addressed.row_key,
    addressed.field,
    addressed.right_value,
    addressed.reason,
    addressed.corrected_by,
    addressed.corrected_on as written_day,
    case
        when {{ fits_pattern('addressed.corrected_on', '[0-9]{4}-[0-9]{2}-[0-9]{2}') }}
            then {{ try_cast('addressed.corrected_on', 'date') }}
    end as corrected_on,
    addressed.problem,
    addressed.table_name,
    addressed.article_key,
    addressed.first_day,
    addressed.last_day,
    addressed.value_before,
    addressed.value_kind,
    addressed.accepted_values,
    -- Null where the value is not understood.
    case
        when addressed.is_cleared then 'unknown'
        when addressed.value_kind in ('text', 'person') and {{ normalise_name('addressed.value_text') }} != 'unknown'
            then addressed.value_text
        when
            addressed.value_kind = 'number'
            -- As many digits as the extractor lets a number have; products of larger ones leave the decimals.
            and {{ fits_pattern('addressed.value_text', '-?[0-9]{1,30}([.][0-9]{1,6})?') }}
            then addressed.value_text
        when
            addressed.value_kind in ('first_day', 'last_day')
            and {{ fits_pattern('addressed.value_text', '[0-9]{4}-[0-9]{2}-[0-9]{2}') }}
            and {{ try_cast('addressed.value_text', 'date') }} between days.first_known and days.last_known
            then addressed.value_text
        when addressed.value_kind = 'boolean' and lower(addressed.value_text) in ('yes', 'true') then 'true'
        when addressed.value_kind = 'boolean' and lower(addressed.value_text) in ('no', 'false') then 'false'
        when
            addressed.value_kind in ('choice', 'exists')
            and {{ is_listed('lower(addressed.value_text)', 'addressed.accepted_values') }}
            then lower(addressed.value_text)
        when addressed.value_kind = 'unit' then known_units.unit_code
        when addressed.value_kind = 'metric' then catalogue.metric_code
        when addressed.value_kind = 'organisation' then bodies.organisation_key
    end as applied_value,
    bodies.organisation_name
from addressed
cross join days
left join known_units
    on addressed.value_text = known_units.unit_code
left join {{ ref('metrics') }} as catalogue
    on lower(addressed.value_text) = catalogue.metric_code
left join bodies
    on addressed.organisation_key = bodies.organisation_key
