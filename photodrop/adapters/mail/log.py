import logging

from photodrop.adapters.mail.letter import Letter

logger = logging.getLogger("photodrop.letters")


class LogMailer:
    """Stands in while nobody carries letters: in development they are read in the server's log."""

    name = "log"

    def send(self, letter: Letter) -> None:
        logger.warning(
            "letter.not_sent no SMTP server is set up\nTo: %s\n%s\n\n%s", letter.to, letter.subject, letter.text
        )
