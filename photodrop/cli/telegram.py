"""Telling Telegram where to call."""

import typer

from photodrop.cli.say import say

telegram = typer.Typer(help="The bot that brings codes and messages.", no_args_is_help=True)
webhook = typer.Typer(help="Where Telegram calls, with PHOTODROP_TELEGRAM_UPDATES=webhook.", no_args_is_help=True)
telegram.add_typer(webhook, name="webhook")


@webhook.command("set")
def set_webhook() -> None:
    """Let Telegram call this installation with what people tell the bot."""
    from photodrop.config import get_settings
    from photodrop.services import webhook as service

    service.establish()
    say(f"Telegram calls {service.address()} from now on.")
    if get_settings().telegram_updates != "webhook":
        say("Nobody answers there yet: set PHOTODROP_TELEGRAM_UPDATES=webhook and start PhotoDrop again.")


@webhook.command("delete")
def delete_webhook() -> None:
    """Let Telegram call nobody. Polling needs that."""
    from photodrop.services import webhook as service

    service.remove()
    say("Telegram calls nobody from now on.")
