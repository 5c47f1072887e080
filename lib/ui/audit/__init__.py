"""The page "Logboek", and noting what is looked at and taken along."""
