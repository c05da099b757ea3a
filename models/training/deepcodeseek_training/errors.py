"""What stops a command and is told in one line."""


class TrainingError(Exception):
    """Something from outside is not as it has to be; the message names it and says what to do."""
