"""What all training shares: its one option, and the lowest point of a smooth loss by L-BFGS."""

import argparse
from collections.abc import Callable

import numpy as np

ROUNDS = 60
MEMORY = 8


def is_measure_asked(about: str | None) -> bool:
    """Whether a command of training, which is about this, is to measure first."""
    parser = argparse.ArgumentParser(description=about)
    parser.add_argument("--measure", action="store_true", help="on hands not learnt from, first")
    return bool(parser.parse_args().measure)


def minimum(
    loss: Callable[[np.ndarray], tuple[float, np.ndarray]], point: np.ndarray
) -> np.ndarray:
    """The lowest point that L-BFGS comes to from here."""
    value, slope = loss(point)
    past: list[tuple[np.ndarray, np.ndarray]] = []
    for _ in range(ROUNDS):
        down = _direction(slope, past)
        stride = 1.0
        while True:
            ahead = point - stride * down
            value_ahead, slope_ahead = loss(ahead)
            if value_ahead <= value - 1e-4 * stride * (slope @ down) or stride < 1e-6:
                break
            stride /= 2
        if (ahead - point) @ (slope_ahead - slope) > 1e-10:
            past = [*past, (ahead - point, slope_ahead - slope)][-MEMORY:]
        is_flat = abs(value - value_ahead) < 1e-5 * max(1.0, abs(value))
        point, value, slope = ahead, value_ahead, slope_ahead
        if is_flat:
            break
    return point


def _direction(slope: np.ndarray, past: list[tuple[np.ndarray, np.ndarray]]) -> np.ndarray:
    """The slope, stretched by what the last steps tell of its curve."""
    down = slope.copy()
    shares = []
    for step, bend in reversed(past):
        shares.append((step @ down) / (bend @ step))
        down -= shares[-1] * bend
    if past:
        step, bend = past[-1]
        down *= (step @ bend) / (bend @ bend)
    else:
        down /= np.linalg.norm(slope)
    for (step, bend), share in zip(past, reversed(shares), strict=True):
        down += step * (share - (bend @ down) / (bend @ step))
    return down
