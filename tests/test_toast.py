import reflex as rx

from photodrop.state.toast import ToastState, toast


class Basket(rx.State):
    @rx.event
    def put_back(self, photos: int): ...


async def test_undo_gives_back_what_was_promised_once():
    tab = rx.State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    basket, shown = await tab.get_state(Basket), await tab.get_state(ToastState)

    await toast(basket, "4 photos deleted", "trash-2", undo=Basket.put_back(4))
    assert (shown.message, shown.icon, shown.undo_label) == ("4 photos deleted", "trash-2", "Undo")

    promised = shown.undo()
    assert [(event.name.rpartition(".")[2], event.payload) for event in promised] == [("put_back", {"photos": 4})]
    assert shown.undo() == []


async def test_a_later_toast_takes_the_earlier_promise_with_it():
    tab = rx.State(_reflex_internal_init=True)  # pyright: ignore[reportCallIssue]
    shown = await tab.get_state(ToastState)
    await toast(shown, "4 photos deleted", undo=Basket.put_back(4))
    first = shown.token

    shown.show("Link copied", "link")

    assert shown.undo_label == ""
    assert shown.undo() == []
    assert shown.token >= first
