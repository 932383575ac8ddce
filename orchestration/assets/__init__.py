"""The assets, in the order of the flow: articles, extraction, warehouse_models, published."""
