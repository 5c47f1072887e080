"""What each address of the API gives: its filters, its declared columns, and the answer as records; a module a room."""

from lib.api.records.comparison import COMPARISON_LIST
from lib.api.records.costs import COST_LIST
from lib.api.records.decisions import DECISION_LIST
from lib.api.records.figures import FIGURE_LIST
from lib.api.records.indicators import INDICATOR_LIST
from lib.api.records.market import MARKET_LIST
from lib.api.records.partnerships import PARTNERSHIP_LIST
from lib.api.records.service_levels import SERVICE_LEVEL_LIST
from lib.api.resources import Resource

RESOURCES: tuple[Resource, ...] = (
    *(PARTNERSHIP_LIST, INDICATOR_LIST, FIGURE_LIST),
    *(COMPARISON_LIST, SERVICE_LEVEL_LIST, COST_LIST, MARKET_LIST, DECISION_LIST),
)
"""Every list, in the order of the description."""
