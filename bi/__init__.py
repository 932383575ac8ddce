"""What BI tools read: the dashboards as code."""
