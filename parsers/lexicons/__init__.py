"""The words of the reports, language by language, and the places they name."""
