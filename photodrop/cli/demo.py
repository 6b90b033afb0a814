"""An installation to look around in."""

from photodrop.cli.say import say
from photodrop.config import get_settings


def demo() -> None:
    """Fill this installation with a photographer, clients and albums of generated artwork."""
    from rich.progress import track

    from photodrop.db import transaction
    from photodrop.server import database, keys
    from photodrop.services import demo as scenes

    keys.ensure_key()
    with database.database_at_hand():
        database.migrate()
        with transaction() as session:
            nora, password = scenes.photographer(session)
            for person in scenes.PEOPLE:
                scenes.meet(session, nora, person)
            scenes.earlier_sales(session, nora)
            missing = scenes.missing_shoots(session, nora)
        for plan in missing:
            # An album is all there or not there, so an interrupted demo simply goes on.
            with transaction() as session:
                nora = session.merge(nora)
                album_id = scenes.shoot(session, nora, plan)
                photos = track(scenes.take_photos(plan), description=plan.name, total=len(plan.scenes))
                for filename, content, phones in photos:
                    scenes.add_photo(session, nora, album_id, filename, content, phones)
                scenes.finish(session, nora, album_id, plan)

    address = get_settings().base_url
    say(f"\nPhotographer: {address}/studio/login   login {scenes.LOGIN}   password {password}")
    say(f"Clients:      {address}/login   any of these numbers; the code is shown on the page")
    for person in scenes.PEOPLE:
        say(f"              {person.phone:<16} {person.name}")
    say("\nPhotos appear as workers finish them; `make run` starts those.")
