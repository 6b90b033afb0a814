import reflex as rx

from photodrop import routes
from photodrop.components.prose import prose_page
from photodrop.components.tongue import _


@rx.page(route=routes.TERMS, title=_("Terms · PhotoDrop"))
def terms() -> rx.Component:
    return prose_page(
        _("Terms"),
        _("What you and whoever runs this PhotoDrop can expect from each other."),
        [
            (
                _("Your account"),
                _(
                    "Your phone number, or your e-mail address with a password, is your account. Whoever can read the code sent to your phone, "
                    "or knows the password, can sign in, so keep them to yourself. One number or one address is one account."
                ),
            ),
            (
                _("Your photos"),
                _(
                    "You see the photos your photographer has added you to. They are watermarked until they are unlocked. An unlock covers "
                    "your own photos of that album, also those added later, and never another person's."
                ),
            ),
            (
                _("Paying"),
                _(
                    "The price is set by your photographer and shown before you ask. You pay your photographer directly, and the photos "
                    "unlock once that is confirmed."
                ),
            ),
            (
                _("What you may do with them"),
                _(
                    "Unlocked photos are yours to keep, share and print for yourself. The photographer keeps the copyright."
                ),
            ),
            (
                _("What is not allowed"),
                _(
                    "Do not try to see photos of other people, to sign in with a number that is not yours, or to upload pictures you have "
                    "no right to. Accounts that do are closed."
                ),
            ),
        ],
        back=routes.LOGIN,
    )
