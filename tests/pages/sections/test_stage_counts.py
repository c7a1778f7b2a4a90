"""Home's four figures, each with the way to whom it counts."""

from collections.abc import Callable

from streamlit.testing.v1 import AppTest

from tests.pages.sketch import lines


def test_each_figure_leads_to_those_it_counts(visit: Callable[..., AppTest]) -> None:
    figures = (
        "[**3** Total customers → customers?] | [**1** Leads → customers?stage=Lead] | "
        "[**1** Prospects → customers?stage=Prospect] | "
        "[**1** Customers → customers?stage=Customer]"
    )
    assert figures in lines(visit().main)
