"""Apache Superset with the dashboards of ``bundle``; everything here runs in Superset's own environment."""
