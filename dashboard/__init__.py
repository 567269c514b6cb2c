"""What people see: the app, its pages and figures, and the command line."""
