"""Cells as the files hold them."""


def number_cell(value: float | None, decimals: int = 0) -> str:
    """Decimal comma, no thousands separator, empty when unknown."""
    return "" if value is None else f"{value:.{decimals}f}".replace(".", ",")
