"""Reading and writing over the official driver, with the errors of the project."""

import logging
import re
import shutil
import time
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, cast

from neo4j import Driver, GraphDatabase, ManagedTransaction, Query, RoutingControl
from neo4j.exceptions import (
    AuthError,
    ClientError,
    ConfigurationError,
    DriverError,
    Neo4jError,
    ServiceUnavailable,
    SessionExpired,
)

from graph.errors import ChainScoutError, StoreError

RETRY_SECONDS = 15.0
CONNECT_SECONDS = 10.0
FETCH_ROWS = 2_000
LEAST_FREE = 16 << 20
"""Bytes of disk; with less an embedded store fails in ways that do not say so."""
_CYPHER = re.compile(r" command: .*", re.DOTALL)
"""The statement at the end of an engine's message: for developers, and in the log."""

# Without a handler Python prints the driver's warnings (a retry, say) on the user's screen.
logging.getLogger("neo4j").addHandler(logging.NullHandler())

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Statement:
    """One Cypher statement with its parameters."""

    text: str
    parameters: Mapping[str, object] = field(default_factory=dict)


class Store:
    """A graph database that is open.

    `read` and `rows` answer statements; `write` runs several as one transaction, whole or not at
    all. Transient faults are retried by the driver for `RETRY_SECONDS`. Every failure is raised
    as `StoreError`; `folder` is where an embedded one lies, and `shown` names it to the user.
    """

    def __init__(
        self,
        uri: str,
        user: str,
        password: str,
        database: str,
        shown: str,
        folder: Path | None = None,
    ) -> None:
        self._database = database
        self._shown = shown
        self._folder = folder
        try:
            self._driver: Driver = GraphDatabase.driver(
                uri,
                auth=(user, password),
                max_transaction_retry_time=RETRY_SECONDS,
                connection_timeout=CONNECT_SECONDS,
                connection_acquisition_timeout=CONNECT_SECONDS,
                user_agent="chainscout",
            )
        except (ConfigurationError, ValueError) as error:
            raise StoreError(f"存储地址不能用:{error}", where=shown) from error

    def close(self) -> None:
        """Give the connections back."""
        self._driver.close()

    def wait_until_ready(self, seconds: float) -> None:
        """Return when the database answers; raise `StoreError` when it will not.

        With `seconds` 0 one failure is final; else a database that is still opening is waited for.
        """
        deadline = time.monotonic() + seconds
        while True:
            try:
                self._driver.verify_connectivity()
                with self._driver.session(database=self._database) as session:
                    session.run("RETURN 1 AS ready").consume()
            except (Neo4jError, DriverError, OSError) as error:
                if isinstance(error, AuthError) or time.monotonic() >= deadline:
                    raise self._told(error) from error
                time.sleep(0.05)
            else:
                return

    def read(self, text: str, **parameters: object) -> list[Row]:
        """All rows that a statement answers, retried as a whole."""
        try:
            result = self._driver.execute_query(
                text,
                cast("dict[str, Any]", parameters),
                database_=self._database,
                routing_=RoutingControl.READ,
            )
        except (Neo4jError, DriverError, OSError) as error:
            raise self._told(error) from error
        return [record.data() for record in result.records]

    def rows(self, text: str, **parameters: object) -> Iterator[Row]:
        """Rows one at a time, fetched in pages: for answers that need not fit into memory."""
        try:
            with self._driver.session(
                database=self._database, fetch_size=FETCH_ROWS, default_access_mode="READ"
            ) as session:
                for record in session.run(Query(text), dict(parameters)):
                    yield record.data()
        except (Neo4jError, DriverError, OSError) as error:
            raise self._told(error) from error

    def write(self, statements: Sequence[Statement]) -> None:
        """Run statements in one transaction."""

        def work(transaction: ManagedTransaction) -> None:
            for statement in statements:
                transaction.run(statement.text, dict(statement.parameters)).consume()

        try:
            with self._driver.session(database=self._database) as session:
                session.execute_write(work)
        except (Neo4jError, DriverError, OSError) as error:
            raise self._told(error) from error

    def define(self, text: str) -> None:
        """Run one schema statement, alone as both engines want it."""
        try:
            with self._driver.session(database=self._database) as session:
                session.run(text).consume()
        except (Neo4jError, DriverError, OSError) as error:
            raise self._told(error) from error

    def _told(self, error: Exception) -> ChainScoutError:
        """The driver's error as the user's: told apart by class, not by code."""
        if self._folder and (free := shutil.disk_usage(self._folder).free) < LEAST_FREE:
            return StoreError(
                f"磁盘满了,存储写不下:只剩 {free >> 20} MB",
                hint="腾出空间,然后再跑一次;已写入的批次完整,会接着写",
                where=self._shown,
            )
        if isinstance(error, AuthError):
            return StoreError(
                "存储拒绝了用户名或口令",
                hint="核对 CHAINSCOUT_STORE_USER 与 CHAINSCOUT_STORE_PASSWORD",
                where=self._shown,
            )
        if isinstance(error, ServiceUnavailable | SessionExpired | OSError):
            return StoreError(
                "连不上存储,或连接中断",
                hint="确认数据库在运行、地址与端口正确,然后再跑一次;已写入的批次完整,会接着写",
                where=self._shown,
            )
        if isinstance(error, ClientError) and "atabaseNotFound" in (error.code or ""):
            return StoreError(
                f"存储中没有数据库 {self._database}",
                hint="核对 CHAINSCOUT_STORE_DATABASE",
                where=self._shown,
            )
        detail = _CYPHER.sub("", getattr(error, "message", None) or str(error))
        return StoreError(
            f"存储报错:{detail}", hint="再跑一次;仍不行请看存储日志", where=self._shown
        )
