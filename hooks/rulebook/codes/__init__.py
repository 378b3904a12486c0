"""What every code of a diagnostic means: one file for each, read by the command, the site and the reports."""
