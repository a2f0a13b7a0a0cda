"""Tagged, archival PDF from ReportLab."""
