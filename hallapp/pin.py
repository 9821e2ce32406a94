"""A short secret that only its holder should know: kept as scrypt (Percival 2009) of it under a random salt.

Four digits withstand nobody who has the file and a computer; what is kept
shows the PIN to nobody who reads over a shoulder or through a log.
"""

from __future__ import annotations

import hashlib
import hmac
import secrets

_COST = {"n": 2**14, "r": 8, "p": 1}


def keep(pin: str) -> str:
    """What to keep of a PIN; of an empty one nothing."""
    if not pin:
        return ""
    salt = secrets.token_bytes(16)
    return f"scrypt${salt.hex()}${_derived(pin, salt)}"


def fits(pin: str, kept: str) -> bool:
    """Whether it is the PIN of which that was kept."""
    kind, _, rest = kept.partition("$")
    salt, _, derived = rest.partition("$")
    try:
        bytes_ = bytes.fromhex(salt)
    except ValueError:
        return False
    return kind == "scrypt" and hmac.compare_digest(_derived(pin, bytes_), derived)


def _derived(pin: str, salt: bytes) -> str:
    return hashlib.scrypt(pin.encode(), salt=salt, dklen=32, **_COST).hex()
