"""What people put in from outside: where the picture of the flow begins. Nothing here is ever materialised."""

from dagster import AssetKey, AssetSpec

ARTICLES_FOLDER = AssetKey(["sources", "articles_folder"])
CORRECTIONS_FILE = AssetKey(["sources", "corrections_file"])
REFERENCE_DATA = AssetKey(["sources", "reference_data"])
LABELLED_ARTICLES = AssetKey(["sources", "labelled_articles"])

_DESCRIPTIONS = {
    ARTICLES_FOLDER: (
        (
            "The folder ARTICLES_DIR: text files, bulk files (.jsonl, .csv, .parquet) and pages (.html). "
            "Put an article there and materialise everything, or switch on the sensor articles_folder."
        ),
        "file",
    ),
    CORRECTIONS_FILE: (
        "dbt_project/reference/corrections.csv: one line for each field of a fact that an analyst set right.",
        "csv",
    ),
    REFERENCE_DATA: (
        (
            "dbt_project/reference: what rules and models know about the world (organisations, measures, units, "
            "titles, words). After an edit reload the definitions: what depends on it is then marked as unsynced."
        ),
        "csv",
    ),
    LABELLED_ARTICLES: ("tests/gold: articles with facts labelled by hand, by which the rules are measured.", "json"),
}

sources = [
    AssetSpec(key, group_name="sources", kinds={kind}, description=description)
    for key, (description, kind) in _DESCRIPTIONS.items()
]
