"""The one family of errors that reaches a user.

ChainScoutError
├── UsageError        exit 2   wrong option, folder or setting
│   └── NotFound      exit 2   no such chain, gap or enterprise
├── NothingRead       exit 1   no file of the workspace could be used
├── StoreError        exit 3   the store cannot be reached, is busy, or was lost
└── Refused           exit 4   refused to protect what is stored
"""


class ChainScoutError(Exception):
    """A fact about what went wrong, what to do, and where.

    `message` names the fact, `hint` the mend, `where` the file, row, column or address.
    All three are text for users (Chinese).
    """

    exit_code = 2
    code = "error"

    def __init__(self, message: str, *, hint: str = "", where: str = "") -> None:
        super().__init__(message)
        self.message = message
        self.hint = hint
        self.where = where


class UsageError(ChainScoutError):
    """A command, a workspace or a setting that cannot be used as it is."""

    code = "usage"


class NotFound(UsageError):  # noqa: N818 - an outcome, not a mistake
    """Something that was asked for by name or id and is not there."""

    code = "not_found"


class NothingRead(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """A build in which no file could be used."""

    exit_code = 1
    code = "nothing_read"


class StoreError(ChainScoutError):
    """The store cannot be reached, is in use by another build, or was lost."""

    exit_code = 3
    code = "store"


class Refused(ChainScoutError):  # noqa: N818 - an outcome, not a mistake
    """A step not taken because it would harm what is stored."""

    exit_code = 4
    code = "refused"
