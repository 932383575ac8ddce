"""How dbt's models, seeds and tests look in Dagster: their names, groups, descriptions and checks."""

from collections.abc import Mapping
from typing import Any

from dagster import AssetCheckSpec, AssetKey, AssetSpec
from dagster_dbt import DagsterDbtTranslator, DbtProject

from orchestration.assets.sources import REFERENCE_DATA
from orchestration.dbt import schema_and_table
from orchestration.dbt_test_words import test_says

_DIMENSIONS = ("dim_", "bridge_")


class Translator(DagsterDbtTranslator):
    """Assets are named as their tables are, marts/fct_metrics, and grouped by layer."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        """Schema and table; a source of dbt is the asset of the log that its meta names."""
        if dbt_resource_props["resource_type"] == "source":
            return super().get_asset_key(dbt_resource_props)
        return AssetKey(schema_and_table(dbt_resource_props))

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        """The schema; the marts in two groups, what facts are about and the facts with their views."""
        schema, table = schema_and_table(dbt_resource_props)
        if schema == "marts":
            return "marts_dimensions" if table.startswith(_DIMENSIONS) else "marts_facts"
        return schema

    def get_description(self, dbt_resource_props: Mapping[str, Any]) -> str:
        """Grain (the first line of a model), then use; the SQL is a click away in dbt's pages and in the repository."""
        first_line = str(dbt_resource_props.get("raw_code", "")).partition("\n")[0]
        grain = first_line.removeprefix("-- ") if first_line.startswith("-- ") else ""
        return "\n\n".join(filter(None, [grain, str(dbt_resource_props["description"]).strip()]))

    def get_asset_spec(self, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None) -> AssetSpec:
        """A seed is made of the reference data."""
        spec = super().get_asset_spec(manifest, unique_id, project)
        if unique_id.startswith("seed."):
            return spec.replace_attributes(deps=[REFERENCE_DATA], kinds={"dbt", "csv"})
        return spec

    def get_asset_check_spec(
        self, asset_spec: AssetSpec, manifest: Mapping[str, Any], unique_id: str, project: DbtProject | None
    ) -> AssetCheckSpec | None:
        """A test says in words what it guarantees."""
        spec = super().get_asset_check_spec(asset_spec, manifest, unique_id, project)
        return spec and spec._replace(description=test_says(manifest["nodes"][unique_id]))
