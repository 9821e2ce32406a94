"""Replications on a Dask cluster: many machines behind the interface of an executor."""

from __future__ import annotations

from collections.abc import Iterator
from concurrent.futures import Executor
from contextlib import contextmanager

PATIENCE = "10s"
"""How long to look for the scheduler."""


class ClusterUnreachable(Exception):
    """There is no such cluster, or Dask is not installed; the text says which."""


@contextmanager
def cluster(address: str) -> Iterator[Executor]:
    """The workers of the scheduler at ``address`` (``tcp://host:port``) as an executor.

    What a worker that dies was doing is begun again by the cluster itself.

    Raises
    ------
    ClusterUnreachable
    """
    try:
        from distributed import Client
    except ImportError as error:
        raise ClusterUnreachable("needs Dask: install hallapp[cluster]") from error
    try:
        client = Client(address, timeout=PATIENCE)
    except (OSError, ValueError, TypeError) as error:
        raise ClusterUnreachable("no scheduler answers there") from error
    with client:
        # Tasks are pure: equal ones need not be done twice, and lost ones may be done again.
        yield client.get_executor(pure=True)
