import reflex as rx

from photodrop import routes
from photodrop.components.pill import pill_link
from photodrop.pages.frame import frame
from photodrop.state.me import MeState
from photodrop.state.thanks import ThanksState


@rx.page(route=routes.THANKS, title="Thank you · PhotoDrop", on_load=[MeState.load, ThanksState.load])
def thanks() -> rx.Component:
    album = ThanksState.album
    return frame(
        rx.el.div(
            rx.el.div(
                rx.cond(
                    album.cover_url != "",
                    rx.el.img(src=album.cover_url, alt="", class_name="size-full object-cover animate-fade"),
                ),
                class_name="aspect-square w-full overflow-hidden rounded-[24px] bg-tile shadow-2",
            ),
            rx.el.h1("Thank you!", class_name="display mt-9 text-[32px] leading-9 tracking-[-0.035em] md:text-display"),
            rx.el.p(
                "The album ", rx.el.b(album.name, class_name="font-semibold"), " is now unlocked.", class_name="mt-3"
            ),
            rx.el.p(
                "You can now download, share, post and print your hi-res, watermark-free memories.",
                class_name="mt-2 text-ink-2",
            ),
            pill_link("See photos", "/albums/" + album.id, class_name="mt-10 w-full"),
            class_name="mx-auto w-full max-w-[468px] px-6 pt-7",
        ),
        back=routes.DASHBOARD,
    )
