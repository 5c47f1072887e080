"""Answers as tables: the values that screen, CSV and workbook render."""
