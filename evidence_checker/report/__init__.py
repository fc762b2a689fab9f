"""Reports: an `Assessment` becomes JSON, HTML, Word and Excel."""
