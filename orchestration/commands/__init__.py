"""What ``news-warehouse`` can do: one module for each command. They are imported when they are asked for."""
