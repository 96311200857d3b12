#!/usr/bin/env python3
"""Sleeps input.seconds, with a checkpoint each second."""

import json
import math
import signal
import sys
import time

TRY_AGAIN = 75


class Stopped(Exception):
    pass


def stop(*_):
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise Stopped


def emit(kind, **fields):
    sys.stdout.write(json.dumps({"type": kind, **fields}) + "\n")
    sys.stdout.flush()


def seconds_of(value):
    seconds = value.get("seconds") if isinstance(value, dict) else None
    if type(seconds) not in (int, float) or not math.isfinite(seconds) or seconds < 0:
        raise ValueError(f"input.seconds must be a number of at least 0, not {seconds!r}")
    return seconds


def sleep(seconds, slept):
    began = time.monotonic() - slept
    try:
        signal.signal(signal.SIGTERM, stop)
        while (left := seconds - (time.monotonic() - began)) > 0:
            time.sleep(min(1, left))
            emit("checkpoint", value={"slept": round(time.monotonic() - began, 3)})
        signal.signal(signal.SIGTERM, signal.SIG_IGN)
    except Stopped:
        emit("checkpoint", value={"slept": round(time.monotonic() - began, 3)})
        sys.exit(TRY_AGAIN)
    emit("result", value={"slept": seconds})


def main():
    run = json.load(sys.stdin.buffer)
    try:
        seconds = seconds_of(run["input"])
    except ValueError as error:
        emit("error", code="INVALID_INPUT", message=str(error), retryable=False)
        sys.exit(str(error))
    sleep(seconds, (run["checkpoint"] or {}).get("slept", 0))


if __name__ == "__main__":
    main()
