"""Reports: what the checker tells people (HTML, Word, Excel) and programs (JSON, SARIF, CSV)."""
