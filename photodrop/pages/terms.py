import reflex as rx

from photodrop import routes
from photodrop.components.prose import prose_page


@rx.page(route=routes.TERMS, title="Terms · PhotoDrop")
def terms() -> rx.Component:
    return prose_page(
        "Terms",
        "What you and whoever runs this PhotoDrop can expect from each other.",
        [
            (
                "Your account",
                (
                    "Your phone number, or your e-mail address with a password, is your account. Whoever can read the code sent to your phone, "
                    "or knows the password, can sign in, so keep them to yourself. One number or one address is one account."
                ),
            ),
            (
                "Your photos",
                (
                    "You see the photos your photographer has added you to. They are watermarked until they are unlocked. An unlock covers "
                    "your own photos of that album, also those added later, and never another person's."
                ),
            ),
            (
                "Paying",
                (
                    "The price is set by your photographer and shown before you ask. You pay your photographer directly, and the photos "
                    "unlock once that is confirmed."
                ),
            ),
            (
                "What you may do with them",
                "Unlocked photos are yours to keep, share and print for yourself. The photographer keeps the copyright.",
            ),
            (
                "What is not allowed",
                (
                    "Do not try to see photos of other people, to sign in with a number that is not yours, or to upload pictures you have "
                    "no right to. Accounts that do are closed."
                ),
            ),
        ],
        back=routes.LOGIN,
    )
