"""The pages of the app, one a file; each shows itself when the app runs it."""
