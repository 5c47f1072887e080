"""What a control sends to the browser: a value only where it has another one, so that the browser leaves it be."""

from __future__ import annotations

from streamlit.testing.v1 import AppTest


def _page() -> None:
    import streamlit as st

    from lib.ui.controls import number_box, select

    first, chosen = {"periode": "2024", "aantal": "3"}, st.session_state.get("wanted", {})
    wanted = {**first, **chosen, **st.session_state.get("settled", {})}
    word = st.session_state.get("word", "jaar")
    select("Periode", "periode", {y: f"{word} {y}" for y in ("2023", "2024")}, wanted["periode"])
    number_box("Aantal", "aantal", float(wanted["aantal"]), 0.0, 9.0, "")


def test_a_value_is_sent_once() -> None:
    app = AppTest.from_function(_page).run()
    assert _sent(app) == {"jaar 2024": True, 3.0: True}
    app.run()
    assert _sent(app) == {"jaar 2024": False, 3.0: False}


def test_what_the_reader_chose_is_not_sent_back() -> None:
    app = AppTest.from_function(_page).run()
    app.selectbox(key="w_periode").set_value("2023").run()
    app.number_input(key="w_aantal").set_value(5.0).run()
    assert (app.selectbox(key="w_periode").value, app.number_input(key="w_aantal").value) == ("2023", 5.0)
    assert set(_sent(app).values()) == {False}


def test_another_value_or_another_word_for_it_is_sent() -> None:
    app = AppTest.from_function(_page).run()
    app.session_state["settled"] = {"periode": "2023", "aantal": "4"}
    app.run()
    assert _sent(app) == {"jaar 2023": True, 4.0: True}
    app.session_state["word"] = "year"
    app.run()
    assert _sent(app) == {"year 2023": True, 4.0: False}


def test_a_choice_that_cannot_be_is_put_back() -> None:
    app = AppTest.from_function(_page).run()
    app.session_state["settled"] = {"periode": "2024"}
    app.selectbox(key="w_periode").set_value("2023").run()
    assert (app.selectbox(key="w_periode").value, _sent(app)["jaar 2024"]) == ("2024", True)


def _sent(app: AppTest) -> dict[str | float, bool]:
    """What each control shows where its value is sent anew, and whether it is."""
    period, number = app.selectbox(key="w_periode"), app.number_input(key="w_aantal")
    (label,) = (option for option in period.options if option.endswith(str(period.value)))
    return {label: period.proto.set_value, float(number.value or 0): number.proto.set_value}
