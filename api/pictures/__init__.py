"""Pictures as SVG text, drawn once for page, file and download."""
