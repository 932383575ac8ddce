"""What ``news-warehouse`` can do: one module for each command. They are imported when they are asked for."""


class CommandError(Exception):
    """A command cannot do what it was asked. The message says why and what to do."""
