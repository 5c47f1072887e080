"""The self-scan of those who start: what is asked, what base there is, what to do first."""
