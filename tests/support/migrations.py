"""`alembic upgrade head && alembic check`, on a database that begins empty."""

from alembic import command

from photodrop.server.database import alembic_config
from tests.support.postgres import TEMPLATE, TestServer


def main() -> None:
    server = TestServer()
    try:
        server.ensure()
        with server.connection(TEMPLATE) as connection:
            config = alembic_config()
            config.attributes["connection"] = connection
            command.check(config)
    finally:
        server.close()


if __name__ == "__main__":
    main()
