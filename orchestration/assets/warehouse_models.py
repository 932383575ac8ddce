"""The dbt models: staging, intermediate, marts and quality, built and tested by one dbt call."""

import shutil
from collections.abc import Iterator, Mapping
from importlib.metadata import version
from typing import Any

import duckdb
from dagster import AssetCheckResult, AssetExecutionContext, AssetKey, AssetsDefinition, Output
from dagster_dbt import DbtCliInvocation, dbt_assets
from dagster_dbt.asset_utils import get_subset_selection_for_context
from dagster_dbt.errors import DagsterDbtCliRuntimeError
from packaging.version import Version

from orchestration.assets.translator import Translator
from orchestration.build_state import NAMED_AS, build_name, change_build, finish_tables, require_tables
from orchestration.column_lineage import ColumnLineage
from orchestration.dbt import build_arguments, dbt_environment
from orchestration.dbt_failures import NodeResult, failed_results, failing_test_metadata, failure_of
from orchestration.model_metadata import model_metadata
from orchestration.progress import tell_log
from orchestration.resources import Warehouse
from orchestration.settings import DBT_DIR, Settings
from orchestration.warehouse import build_and_published

_ALL_MODELS = "fqn:*"
_OF_DBT_ALONE = {"unique_id", "invocation_id", "status"}


def warehouse_models(manifest: Mapping[str, Any]) -> AssetsDefinition:
    """One multi-asset for the whole dbt project: each dbt call costs seconds before it does anything."""
    translator = Translator()

    @dbt_assets(manifest=manifest, name="warehouse_models", select=_ALL_MODELS, dagster_dbt_translator=translator)
    def models(context: AssetExecutionContext, warehouse: Warehouse) -> Iterator[Any]:
        settings = warehouse.settings
        run_dir = settings.dbt_target_dir / "run"
        shutil.rmtree(run_dir, ignore_errors=True)
        tables = {_table(key) for key in context.selected_asset_keys}
        if context.is_subset:
            require_tables(settings, _needed(context, made_of(models)))
        else:
            # A full build starts from nothing, so that no table of an older model survives.
            settings.build_file.unlink(missing_ok=True)
            settings.build_file.with_name(settings.build_file.name + ".wal").unlink(missing_ok=True)
        if tables:
            change_build(settings.build_file, tables)
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
        lineage = ColumnLineage(manifest, run_dir / "compiled", settings.dbt_target_dir / "column_lineage.json")
        yield from _told(invocation, context, settings, lineage)

    return models


def made_of(models: AssetsDefinition) -> dict[str, set[str]]:
    """Each table of the build (``schema.table``) with those of the build that it is made of."""
    return {
        _table(spec.key): {_table(dep.asset_key) for dep in spec.deps if dep.asset_key in models.keys}
        for spec in models.specs
    }


def _needed(context: AssetExecutionContext, parents: Mapping[str, set[str]]) -> set[str]:
    """The tables of the build that a selection is made of, or that its checks speak of, and that it does not make."""
    tables = {_table(key) for key in context.selected_asset_keys}
    checked = {_table(key.asset_key) for key in context.selected_asset_check_keys}
    return checked.union(*(parents[table] for table in tables)) - tables


def _table(key: AssetKey) -> str:
    return ".".join(key.path)


def _told(
    invocation: DbtCliInvocation, context: AssetExecutionContext, settings: Settings, lineage: ColumnLineage
) -> Iterator[Any]:
    """The events of dbt, held back until it has let go of the file, so that tables can tell what they hold."""
    events: list[Any] = []
    tell = tell_log(context.log.info, "models and tests")
    planned = len(context.selected_asset_keys) + len(context.selected_asset_check_keys)
    failure: DagsterDbtCliRuntimeError | None = None
    try:
        for event in invocation.stream():
            events.append(event)
            tell(len(events), planned)
            if isinstance(event, Output):
                lineage.learn(_unique_id(event))  # while dbt is busy with the next model
    except DagsterDbtCliRuntimeError as error:
        failure = error
    lineage.save()
    made = [context.asset_key_for_output(event.output_name) for event in events if isinstance(event, Output)]
    if made:
        finish_tables(settings.build_file, [_table(key) for key in made])
    nodes = invocation.manifest["nodes"]
    failed = failed_results(invocation.target_path)
    if events:
        with build_and_published(settings) as connection:
            events = [_described(event, connection, nodes, failed, lineage) for event in events]
    yield from events
    if failure is not None:
        raise failure_of(nodes, failed, events) from failure


def _described(
    event: Any,
    connection: duckdb.DuckDBPyConnection,
    nodes: Mapping[str, Any],
    failed: Mapping[str, NodeResult],
    lineage: ColumnLineage,
) -> Any:
    """The event with what is worth looking at about the table that was built, or the test that was made."""
    if isinstance(event, Output):
        unique_id = _unique_id(event)
        return event.with_metadata(
            {**_worth_showing(event), **model_metadata(connection, nodes[unique_id]), **lineage.metadata(unique_id)}
        )
    if isinstance(event, AssetCheckResult):
        unique_id = _unique_id(event)
        rows = failing_test_metadata(connection, nodes[unique_id], failed[unique_id]) if unique_id in failed else {}
        return event.with_metadata({**_worth_showing(event), NAMED_AS: build_name(connection), **rows})
    return event


def _unique_id(event: Output[Any] | AssetCheckResult) -> str:
    """The node of the manifest that an event is about."""
    return str(event.metadata["unique_id"].value)


def _worth_showing(event: Output[Any] | AssetCheckResult) -> dict[str, Any]:
    """What dbt says of an event, without the names by which it knows it itself."""
    return {name: value for name, value in event.metadata.items() if name not in _OF_DBT_ALONE}
