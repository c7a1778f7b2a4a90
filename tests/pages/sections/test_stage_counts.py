"""Home's four figures, each with the way to whom it counts."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.sketch import drawing, sketch


def test_each_figure_leads_to_those_it_counts(visit: Callable[..., AppTest]) -> None:
    assert drawing(
        """
        Total customers: 3
        [See all → customers?]
        Leads: 1
        [See leads → customers?stage=Lead]
        Prospects: 1
        [See prospects → customers?stage=Prospect]
        Customers: 1
        [See customers → customers?stage=Customer]
        """
    ) in sketch(visit().main)
