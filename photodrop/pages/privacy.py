import reflex as rx

from photodrop import routes
from photodrop.components.prose import prose_page
from photodrop.components.tongue import _


@rx.page(route=routes.PRIVACY, title=_("Privacy · PhotoDrop"))
def privacy() -> rx.Component:
    return prose_page(
        _("Privacy notice"),
        _("What is kept about you, why, and how you get rid of it."),
        [
            (
                _("What is kept"),
                _(
                    "Your phone number or e-mail address, your name if you give it, your selfies if you add any, which photos you are in, "
                    "and what you upload and write yourself. Passwords are kept as a hash. "
                    "Sign-in codes are kept as a hash for a day; if you connect your Telegram, your chat's number and name until you disconnect it. Cookies keep you signed in, or known in an album you were invited to as a guest, and remember the language you chose; there are no others, and nothing tracks you."
                ),
            ),
            (
                _("Who sees it"),
                _(
                    "Photographers who have your number see your name and selfie beside your photos. Everybody sees your username, and what you "
                    "have made public. Your number and your address are shown to nobody else. "
                    "Codes, and the news that your photos have dropped, reach you by message; with Telegram, they pass through Telegram."
                ),
            ),
            (
                _("Your face"),
                _(
                    "Your selfie is measured only if you said yes to it, to find photos of you, and on this server alone. The "
                    "measurements are shown to nobody. In Settings you can say no at any time, which deletes them at "
                    "once, or erase your selfies, too, and get a receipt. Backups keep them until they are replaced by "
                    "newer ones."
                ),
            ),
            (
                _("Faces in photos"),
                _(
                    "In albums where photographers let people be found, every face is measured, strangers' as well. They have no name, "
                    "are compared with people who said yes and, within the album, with one another, and are deleted with "
                    "the photo, or earlier if the photographer has set a time. In albums of children nothing is measured."
                ),
            ),
            (
                _("Your photos"),
                _(
                    "They are stored on this server, or in a private storage that it uses. Place and camera serial numbers are taken out of everything that is shown or downloaded "
                    "here, except from the photographer's own originals."
                ),
            ),
            (
                _("Where to turn"),
                _(
                    "You can delete your account, and all of yours with it, on the account page. What was paid stays in the photographer's books. "
                    "This PhotoDrop is run by your photographer or their studio. Ask them for what is kept about you."
                ),
            ),
        ],
        back=routes.LOGIN,
    )
