"""The assets, in the order of the flow: articles, extraction, measurement, warehouse_models, published."""
