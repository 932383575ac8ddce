"""What the assets and checks need from outside: the folders of the warehouse, under the writer lock."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from dagster import ConfigurableResource, InitResourceContext
from pydantic import Field

from orchestration.lake_repair import REPAIRED, set_damaged_aside
from orchestration.lock import writer_lock
from orchestration.settings import Settings


class Warehouse(ConfigurableResource):  # type: ignore[type-arg]  # dagster leaves it open too
    """The folders of one warehouse. Every asset and check asks for it, so that a run holds the lock."""

    articles_dir: str = Field(description="The folder of the articles, as ARTICLES_DIR says.")
    warehouse_dir: str = Field(description="The folder of log, build and published file, as WAREHOUSE_DIR says.")
    lock_wait_seconds: float = Field(ge=0, description="How long to wait for another run, as LOCK_TIMEOUT says.")
    corrections_file: str = Field(description="The file of the analysts' corrections.")
    workers: int = Field(ge=1, description="How many processes read articles, as WORKERS says; 1 reads in the run.")
    kept_files: int = Field(ge=1, description="How many replaced files can be put back, as KEEP_PUBLISHED says.")

    @classmethod
    def of(cls, settings: Settings) -> Warehouse:
        """The resource of these settings."""
        return cls(
            articles_dir=str(settings.articles_dir),
            warehouse_dir=str(settings.warehouse_dir),
            lock_wait_seconds=settings.lock_wait_seconds,
            corrections_file=str(settings.corrections_file),
            workers=settings.workers,
            kept_files=settings.kept_files,
        )

    @property
    def settings(self) -> Settings:
        """The settings as the rest of the pipeline takes them."""
        return Settings(
            Path(self.articles_dir),
            Path(self.warehouse_dir),
            self.lock_wait_seconds,
            corrections_file=Path(self.corrections_file),
            workers=self.workers,
            kept_files=self.kept_files,
        )

    @contextmanager
    def yield_for_execution(self, context: InitResourceContext) -> Iterator[Warehouse]:
        """Hold the lock as long as the run needs the resource: from its first step to its last.

        No step reads the log before it is known to be whole.
        """
        settings = self.settings.checked()
        with writer_lock(settings, on_wait=context.log.info if context.log else None):
            for sentence in set_damaged_aside(settings.lake_dir, settings.damaged_dir):
                if context.log:
                    context.log.warning("%s%s", REPAIRED, sentence)
            yield self
