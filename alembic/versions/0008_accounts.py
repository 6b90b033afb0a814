"""Logins that nobody gets because paths begin with them; what guessers try first, and tidier e-mails, for Retool too.

Revision ID: 0008
Revises: 0007
"""

import re
from pathlib import Path

from alembic import op

from photodrop.services import passwords

revision = "0008"
down_revision = "0007"
branch_labels = None
depends_on = None

RESERVED = """
    _all_routes _event _health _upload about abuse account accounts activity admin administration administrator
    administrators admins album albums all analytics anonymous api app apps archive art artwork asset assets
    auth author authors avatar avatars backup basket billing blog business callback camera cart categories
    category checkout client clients code codes collection collections comment comments community config connect
    contact cookies copyright create css dashboard data delete deleted demo devices doc docs download downloads
    earnings edit email embed error errors event events everybody everyone explore export external face faces
    faq favicon favorites favourites feed feedback file files follow followers following fonts forgot forum
    galleries gallery group groups guest guests health help home host hosting icon icons image images img import
    imprint index info install invite invites invoices javascript jobs join js json keys legal library licence
    licences license licenses link links list lists live login logout mail manage manifest map media member
    members message messages metrics mobile moderation moderator moderators music name names new news nobody
    notice notices notifications null oauth official openapi order orders owner page pages password payment
    payments people person photo photodrop photographer photographers photos picture pictures ping plans policy
    popular portfolio post postmaster posts press pricing prints privacy profile profiles public push ready
    recent redirect register registration report reports request requests reset retool robots root rss sales
    save search security selfie selfies service services session sessions settings setup share shared shares
    shop sign_in sign_out sign_up signin signout signup site sitemap socket somebody staging static statistics
    status store stream studio styles subscribe subscriptions support system tag tags task tasks team telegram
    terms test tests thanks themes token tokens tools transformation transformations trending undefined unlock
    unsubscribe update updates upload uploads user username usernames users verify version video videos view
    visitor web webhook webhooks webmaster websocket welcome www you
"""

# Logins that are there already stay, in any letter case; the sentence is services/logins.py's.
KEPT = """
CREATE FUNCTION ours.login_is_kept(login text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(login) = ANY (string_to_array('{names}', ' '))
$$;

CREATE FUNCTION ours.refuse_kept_login() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND lower(NEW.login) IS NOT DISTINCT FROM lower(OLD.login) THEN
        RETURN NEW;
    END IF;
    IF ours.login_is_kept(NEW.login) THEN
        RAISE EXCEPTION USING MESSAGE = 'This name is kept for PhotoDrop itself. Choose another.',
            ERRCODE = 'check_violation', COLUMN = 'login', CONSTRAINT = 'login_kept';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER login_kept BEFORE INSERT OR UPDATE OF login ON ours.account
FOR EACH ROW EXECUTE FUNCTION ours.refuse_kept_login();
"""

GUESSED = """
CREATE FUNCTION ours.retool_is_guessed(password text) RETURNS boolean
LANGUAGE sql IMMUTABLE SET search_path = pg_catalog, pg_temp AS $$
    SELECT lower(password) = ANY (string_to_array('{words}', ' '))
$$;
"""

OLD_WORDS = re.compile(r"lower\(password\) = ANY \(string_to_array\(.*?, ' '\)\)", re.DOTALL)
OLD_EMAIL = "cleaned !~ '^[^@\\s]{1,64}@[^@\\s.]+(\\.[^@\\s.]+)+$'"
ATOM = "[A-Za-z0-9!#$%&''*+/=?^_`{|}~-]+"
LABEL = "[A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?"
NEW_EMAIL = (
    f"cleaned !~ '^{ATOM}(\\.{ATOM})*@({LABEL}\\.)+([A-Za-z0-9][A-Za-z0-9-]*)?[A-Za-z]$' "
    "OR char_length(split_part(cleaned, '@', 1)) > 64"
)


def upgrade() -> None:
    _run(KEPT.replace("{names}", " ".join(RESERVED.split())))
    words = " ".join(sorted(passwords.common())).replace("'", "''")
    _run(GUESSED.replace("{words}", words))
    hashing = _of_before("retool_hash")
    _run(OLD_WORDS.sub("ours.retool_is_guessed(password)", hashing))
    email = _of_before("retool_email").replace(OLD_EMAIL, NEW_EMAIL)
    _run(
        email.replace(
            "RETURN cleaned;", "RETURN split_part(cleaned, '@', 1) || '@' || lower(split_part(cleaned, '@', 2));"
        )
    )
    for function in ("login_is_kept(text)", "refuse_kept_login()", "retool_is_guessed(text)"):
        op.execute(f"REVOKE ALL ON FUNCTION {function} FROM PUBLIC")


def downgrade() -> None:
    op.execute("DROP TRIGGER login_kept ON account")
    op.execute("DROP FUNCTION refuse_kept_login()")
    op.execute("DROP FUNCTION login_is_kept(text)")
    for function in ("retool_hash", "retool_email"):
        _run(_of_before(function))
    op.execute("DROP FUNCTION retool_is_guessed(text)")


def _of_before(function: str) -> str:
    """As 0003 made it, to be put in the place of what is there."""
    made = Path(__file__).with_name("0003_retool.sql").read_text()
    [found] = re.findall(rf"^CREATE (FUNCTION ours\.{function}\(.*?^END \$\$;)", made, re.DOTALL | re.MULTILINE)
    return f"CREATE OR REPLACE {found}"


def _run(statements: str) -> None:
    connection = op.get_bind()
    schema = connection.exec_driver_sql("SELECT quote_ident(current_schema())").scalar_one()
    connection.connection.cursor().execute(re.sub(r"\bours\.", lambda _: f"{schema}.", statements))
