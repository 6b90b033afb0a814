"""What can become of a message, as far as whoever sends it must know."""

from typing import ClassVar

from photodrop.errors import Unavailable


class NotDelivered(Unavailable):
    """`may_have_arrived` says that nobody can know: it was sent, and no answer came."""

    message = "Telegram did not take the message."
    may_have_arrived: ClassVar[bool] = False


class Blocked(NotDelivered):
    """The person, or their group, does not want the bot any more."""

    message = "The bot was blocked or removed there."


class ChatGone(NotDelivered):
    message = "This chat does not exist, or never wrote to the bot."


class ChatMoved(NotDelivered):
    """A group that grew has another id from then on."""

    def __init__(self, chat_id: int) -> None:
        self.chat_id = str(chat_id)
        super().__init__(f"This group has another id now: {chat_id}.")


class Throttled(NotDelivered):
    message = "Telegram asks to slow down."

    def __init__(self, retry_after: int) -> None:
        self.retry_after = retry_after
        super().__init__()


class Unreachable(NotDelivered):
    """Nobody listened, or who did was not well."""

    message = "Telegram does not answer."


class Silent(Unreachable):
    may_have_arrived = True


class WrongToken(NotDelivered):
    message = "Telegram does not know this bot: its token is wrong."


class InUse(NotDelivered):
    """Somebody else fetches this bot's updates, or a webhook gets them."""

    message = "Somebody else gets this bot's updates."


class Refused(NotDelivered):
    pass
