"""The dbt models: staging, intermediate, marts and quality, built and tested by one dbt call."""

import shutil
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Any

import duckdb
from dagster import AssetExecutionContext, AssetKey, AssetsDefinition, Output
from dagster_dbt import DagsterDbtTranslator, DbtCliInvocation, dbt_assets
from dagster_dbt.asset_utils import get_subset_selection_for_context
from dagster_dbt.errors import DagsterDbtCliRuntimeError
from packaging.version import Version

from orchestration.dbt import build_arguments, dbt_environment, schema_and_table
from orchestration.previews import preview_metadata
from orchestration.progress import tell_log
from orchestration.resources import Warehouse
from orchestration.settings import DBT_DIR
from orchestration.warehouse import open_read_only

_ALL_MODELS = "fqn:*"


class _BySchema(DagsterDbtTranslator):
    """Assets are named and grouped as their tables are: marts/fct_metrics."""

    def get_asset_key(self, dbt_resource_props: Mapping[str, Any]) -> AssetKey:
        if dbt_resource_props["resource_type"] == "source":
            return super().get_asset_key(dbt_resource_props)
        return AssetKey(schema_and_table(dbt_resource_props))

    def get_group_name(self, dbt_resource_props: Mapping[str, Any]) -> str | None:
        return str(dbt_resource_props["schema"])


def warehouse_models(manifest: Mapping[str, Any]) -> AssetsDefinition:
    """One multi-asset for the whole dbt project: each dbt call costs seconds before it does anything."""
    translator = _BySchema()

    @dbt_assets(manifest=manifest, name="warehouse_models", select=_ALL_MODELS, dagster_dbt_translator=translator)
    def models(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[Any]:
        settings = warehouse.settings
        run_dir = settings.dbt_target_dir / "run"
        shutil.rmtree(run_dir, ignore_errors=True)
        if not context.is_subset:
            # A full build starts from nothing, so that no table of an older model survives.
            settings.build_file.unlink(missing_ok=True)
            settings.build_file.with_name(settings.build_file.name + ".wal").unlink(missing_ok=True)
        selection, indirect_selection = get_subset_selection_for_context(
            context=context,
            manifest=manifest,
            select=_ALL_MODELS,
            exclude=None,
            selector=None,
            dagster_dbt_translator=translator,
            current_dbt_indirect_selection_env=None,
        )
        environment = dbt_environment(settings, run_dir)
        if indirect_selection:
            environment["DBT_INDIRECT_SELECTION"] = indirect_selection
        invocation = DbtCliInvocation.run(
            args=build_arguments(settings, selection),
            env=environment,
            manifest=manifest,
            dagster_dbt_translator=translator,
            project_dir=DBT_DIR,
            target_path=run_dir,
            raise_on_error=True,
            context=context,
            adapter=None,
            cli_version=Version(version("dbt-core")),
        )
        yield from _with_row_counts(invocation, context, settings.build_file)

    return models


def _with_row_counts(invocation: DbtCliInvocation, context: AssetExecutionContext, build_file: Path) -> Iterator[Any]:
    """The events of dbt, held back until it has let go of the file, so that tables can tell their row counts."""
    events: list[Any] = []
    tell = tell_log(context.log.info, "models and tests")
    planned = len(context.selected_asset_keys) + len(context.selected_asset_check_keys)
    failure: DagsterDbtCliRuntimeError | None = None
    try:
        for event in invocation.stream():
            events.append(event)
            tell(len(events), planned)
    except DagsterDbtCliRuntimeError as error:
        failure = error
    if any(isinstance(event, Output) for event in events):
        with open_read_only(build_file) as build:
            for index, event in enumerate(events):
                if isinstance(event, Output):
                    path = context.asset_key_for_output(event.output_name).path
                    events[index] = event.with_metadata({**event.metadata, **_described(build, path)})
    yield from events
    if failure is not None:
        raise failure


def _described(build: duckdb.DuckDBPyConnection, path: Sequence[str]) -> dict[str, Any]:
    schema, table = path
    counted = build.execute(f'select count(*) from "{schema}"."{table}"').fetchone()
    sample = build.execute(f'select * from "{schema}"."{table}" limit 5')
    columns = [column[0] for column in sample.description or ()]
    return preview_metadata(counted[0] if counted else 0, columns, sample.fetchall())
