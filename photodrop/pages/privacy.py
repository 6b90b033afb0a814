import reflex as rx

from photodrop import routes
from photodrop.components.prose import prose_page


@rx.page(route=routes.PRIVACY, title="Privacy · PhotoDrop")
def privacy() -> rx.Component:
    return prose_page(
        "Privacy notice",
        "What is kept about you, why, and how you get rid of it.",
        [
            (
                "What is kept",
                (
                    "Your phone number or e-mail address, your name if you give it, your selfies if you add any, which photos you are in, "
                    "and what you upload and write yourself. Passwords are kept as a hash. "
                    "Sign-in codes are kept as a hash for a day; if you connect your Telegram, your chat's number and name until you disconnect it. One cookie keeps you signed in; there are no others, and nothing tracks you."
                ),
            ),
            (
                "Who sees it",
                (
                    "Photographers who have your number see your name and selfie beside your photos. Everybody sees your username, and what you "
                    "have made public. Your number and your address are shown to nobody else. "
                    "Codes, and the news that your photos have dropped, reach you by message; with Telegram, they pass through Telegram."
                ),
            ),
            (
                "Your face",
                (
                    "Faces are only measured if you said yes to it, to find your photos, and on this server alone. "
                    "You can say no in Settings at any time."
                ),
            ),
            (
                "Your photos",
                (
                    "They are stored on this server, or in a private storage that it uses. Place and camera serial numbers are taken out of everything that is shown or downloaded "
                    "here, except from the photographer's own originals."
                ),
            ),
            (
                "Where to turn",
                (
                    "You can delete your account, and all of yours with it, on the account page. What was paid stays in the photographer's books. "
                    "This PhotoDrop is run by your photographer or their studio. Ask them for what is kept about you."
                ),
            ),
        ],
        back=routes.LOGIN,
    )
