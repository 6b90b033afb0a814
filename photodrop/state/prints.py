import reflex as rx

from photodrop.state.base import BaseState, as_text


class PrintsState(BaseState):
    hung: str = ""

    @rx.event
    def hang(self, name: str) -> None:
        self.hung = as_text(name, 40)

    @rx.event
    def take_down(self) -> None:
        self.hung = ""
