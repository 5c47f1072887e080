"""The values on screen as spreadsheet and CSV, and all figures for other programs."""
