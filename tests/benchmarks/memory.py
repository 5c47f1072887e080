"""How much memory a process has, and has had."""

from __future__ import annotations

from pathlib import Path


def peak(process: int | str = "self") -> float:
    """Most memory a process has had, in MiB."""
    status = Path(f"/proc/{process}/status")
    if status.exists():  # what getrusage gives may be that of the parent
        line = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM"))
        return int(line.split()[1]) / 1024
    if process != "self":
        return float("nan")
    try:
        import resource
    except ImportError:
        return float("nan")
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / (1024 * 1024)  # bytes on macOS


def now(process: int) -> float:
    """Memory that a process holds now, in MiB; not a number where the system does not say."""
    status = Path(f"/proc/{process}/status")
    if not status.exists():
        return float("nan")
    line = next(line for line in status.read_text().splitlines() if line.startswith("VmRSS"))
    return int(line.split()[1]) / 1024
