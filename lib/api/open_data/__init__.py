"""What the open part of the data is, for catalogues and programs: DCAT-AP-NL of the lists, CSVW of their columns."""
