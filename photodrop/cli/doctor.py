"""What works, what does not, and what to do about it."""

from photodrop.cli.say import say


def doctor() -> None:
    """Say what is configured, reachable and writable, and what is not. Ends with 1 when something is wrong."""
    import typer

    from photodrop.cli import checks

    wrong = 0
    for check in checks.all_checks():
        mark, colour = ("ok  ", typer.colors.GREEN) if check.ok else ("FAIL", typer.colors.RED)
        say(f"{typer.style(mark, fg=colour)}  {check.name:<11} {check.detail}")
        wrong += not check.ok
    if wrong:
        say(f"\n{wrong} of these need{'s' if wrong == 1 else ''} you.")
        raise typer.Exit(1)
    say("\nAll is well.")
