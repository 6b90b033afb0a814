-- Photographers as an admin's tool over SQL sees them: one view, five functions, and no table.
-- `ours.` stands for the schema that the migration works in. Every function names what it uses in full and looks
-- nowhere else, so no object of the caller's can stand before ours. Nobody may call any of them yet: roles belong to
-- the whole server, and `photodrop retool setup` lets one in.
--
-- The rules are those of services/accounts.py and services/passwords.py; tests/retool holds the two against each
-- other. Whoever changes one of them there adds a migration here.

-- A filter on the view must not see the rows that the view leaves out, hence the barrier.
-- `password` can be written and is never read: forms over tables fill in columns.
CREATE VIEW ours.retool_photographer WITH (security_barrier) AS
SELECT
    account.id,
    account.login::text AS login,
    account.name,
    account.email::text AS email,
    account.is_active,
    account.created_at,
    account.signed_in_at,
    (SELECT count(*)::int FROM ours.album WHERE album.owner_id = account.id AND album.deleted_at IS NULL)
        AS album_count,
    NULL::text AS password
FROM ours.account
WHERE account.role = 'photographer';

-- The code and the column tell programs what the sentence tells people.
CREATE FUNCTION ours.retool_refuse(sentence text, code text, field text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    RAISE EXCEPTION USING MESSAGE = sentence, ERRCODE = code, COLUMN = field;
END $$;

CREATE FUNCTION ours.retool_id() RETURNS uuid
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    instant bytea := substring(int8send((extract(epoch FROM clock_timestamp()) * 1000)::bigint) FROM 3);
    bits bytea := overlay(uuid_send(gen_random_uuid()) PLACING instant FROM 1 FOR 6);
BEGIN
    -- Version 4 becomes version 7: 0100 becomes 0111.
    RETURN encode(set_bit(set_bit(bits, 52, 1), 53, 1), 'hex')::uuid;
END $$;

CREATE FUNCTION ours.retool_hash(password text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    home text;
    made text;
BEGIN
    IF password IS NULL OR char_length(password) < 8 THEN
        PERFORM ours.retool_refuse('Use at least 8 characters.', 'check_violation', 'password');
    ELSIF octet_length(password) > 72 THEN
        PERFORM ours.retool_refuse(
            'Use at most 72 bytes: letters beyond a–z count two or more.', 'check_violation', 'password');
    ELSIF (SELECT count(DISTINCT letter) FROM string_to_table(password, NULL) AS letter) < 4
        OR lower(password) = ANY (string_to_array(
            'password password1 password12 password123 passw0rd p@ssw0rd 12345678 123456789 1234567890 qwertyui '
            'qwerty123 qwertyuiop 1q2w3e4r 1q2w3e4r5t iloveyou sunshine princess football baseball superman trustno1 '
            'welcome1 whatever letmein1 admin123 administrator photodrop photodrop1 photographer changeme changeme1 '
            'computer internet starwars michelle jennifer dragon123 monkey123 abc12345 abcd1234 asdfghjkl zxcvbnm1', ' '))
    THEN
        PERFORM ours.retool_refuse(
            'This password is on every guesser''s list. Choose another.', 'check_violation', 'password');
    END IF;
    SELECT nspname INTO home
        FROM pg_extension JOIN pg_namespace ON pg_namespace.oid = extnamespace WHERE extname = 'pgcrypto';
    IF home IS NULL THEN
        PERFORM ours.retool_refuse(
            'This database has no pgcrypto, so it cannot hash passwords. Run `photodrop retool setup`, '
            'or use PhotoDrop''s REST routes or its admin page.', 'feature_not_supported', '');
    END IF;
    home := quote_ident(home);
    EXECUTE 'SELECT ' || home || '.crypt($1, ' || home || '.gen_salt(''bf'', 12))'
        INTO made USING password;
    RETURN made;
END $$;

CREATE FUNCTION ours.retool_name(name text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    cleaned text := btrim(regexp_replace(coalesce(name, ''), '\s+', ' ', 'g'));
BEGIN
    IF char_length(cleaned) > 80 THEN
        PERFORM ours.retool_refuse('Use at most 80 characters.', 'check_violation', 'name');
    END IF;
    RETURN cleaned;
END $$;

CREATE FUNCTION ours.retool_email(email text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    cleaned text := regexp_replace(coalesce(email, ''), '^\s+|\s+$', '', 'g');
BEGIN
    IF cleaned = '' THEN
        RETURN NULL;
    END IF;
    IF char_length(cleaned) > 254 OR cleaned !~ '^[^@\s]{1,64}@[^@\s.]+(\.[^@\s.]+)+$' THEN
        PERFORM ours.retool_refuse(
            'Enter an e-mail address like nora@example.com.', 'check_violation', 'email');
    END IF;
    RETURN cleaned;
END $$;

CREATE FUNCTION ours.retool_login(login text) RETURNS text
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF login IS NULL OR login !~ '^[A-Za-z_]{3,32}$' THEN
        PERFORM ours.retool_refuse(
            'Use only letters and _, 3 to 32 of them.', 'check_violation', 'login');
    END IF;
    RETURN login;
END $$;

-- Two forms at once cannot both win: the index decides, this puts it into words.
CREATE FUNCTION ours.retool_taken(rule text) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    IF rule = 'uq_account_login_lower' THEN
        PERFORM ours.retool_refuse(
            'This login is taken. Choose another.', 'unique_violation', 'login');
    END IF;
    PERFORM ours.retool_refuse(
        'This e-mail address belongs to another account.', 'unique_violation', 'email');
END $$;

-- Never an admin, never a client: only a photographer, locked until the end.
CREATE FUNCTION ours.retool_found(photographer uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM 1 FROM ours.account WHERE id = photographer AND role = 'photographer' FOR UPDATE;
    IF NOT FOUND THEN
        PERFORM ours.retool_refuse('There is no photographer with this id.', 'no_data_found', 'id');
    END IF;
END $$;

CREATE FUNCTION ours.retool_note(what text, photographer uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    INSERT INTO ours.audit_event (id, action, subject_id, detail) VALUES
        (ours.retool_id(), what, photographer, jsonb_build_object('database_role', session_user));
END $$;

CREATE FUNCTION ours.retool_sign_out(photographer uuid) RETURNS void
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    UPDATE ours.login_session SET revoked_at = clock_timestamp()
        WHERE account_id = photographer AND revoked_at IS NULL;
    DELETE FROM ours.sign_in_ticket WHERE account_id = photographer;
END $$;

CREATE FUNCTION ours.retool_shown(photographer uuid) RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shown ours.retool_photographer;
BEGIN
    SELECT * INTO shown FROM ours.retool_photographer WHERE id = photographer;
    RETURN shown;
END $$;

CREATE FUNCTION ours.retool_create_photographer(
    login text, password text, name text DEFAULT '', email text DEFAULT NULL
) RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    made uuid := ours.retool_id();
    rule text;
BEGIN
    INSERT INTO ours.account (id, role, login, name, email, password_hash) VALUES (
        made, 'photographer', ours.retool_login(login), ours.retool_name(name),
        ours.retool_email(email), ours.retool_hash(password));
    PERFORM ours.retool_note('account.photographer_created', made);
    RETURN ours.retool_shown(made);
EXCEPTION WHEN unique_violation THEN
    GET STACKED DIAGNOSTICS rule = CONSTRAINT_NAME;
    PERFORM ours.retool_taken(rule);
END $$;

-- What is NULL stays as it is.
CREATE FUNCTION ours.retool_update_photographer(
    photographer uuid, new_login text DEFAULT NULL, new_name text DEFAULT NULL, new_email text DEFAULT NULL
) RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    rule text;
BEGIN
    PERFORM ours.retool_found(photographer);
    UPDATE ours.account SET
        login = CASE WHEN new_login IS NULL THEN login ELSE ours.retool_login(new_login) END,
        name = CASE WHEN new_name IS NULL THEN name ELSE ours.retool_name(new_name) END,
        email = CASE WHEN new_email IS NULL THEN email ELSE ours.retool_email(new_email) END
    WHERE id = photographer;
    PERFORM ours.retool_note('account.changed', photographer);
    RETURN ours.retool_shown(photographer);
EXCEPTION WHEN unique_violation THEN
    GET STACKED DIAGNOSTICS rule = CONSTRAINT_NAME;
    PERFORM ours.retool_taken(rule);
END $$;

CREATE FUNCTION ours.retool_deactivate_photographer(photographer uuid)
RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ours.retool_found(photographer);
    UPDATE ours.account SET is_active = false WHERE id = photographer;
    PERFORM ours.retool_sign_out(photographer);
    PERFORM ours.retool_note('account.banned', photographer);
    RETURN ours.retool_shown(photographer);
END $$;

CREATE FUNCTION ours.retool_activate_photographer(photographer uuid)
RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ours.retool_found(photographer);
    UPDATE ours.account SET is_active = true WHERE id = photographer;
    PERFORM ours.retool_note('account.unbanned', photographer);
    RETURN ours.retool_shown(photographer);
END $$;

CREATE FUNCTION ours.retool_reset_password(photographer uuid, new_password text)
RETURNS ours.retool_photographer
LANGUAGE plpgsql VOLATILE SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
BEGIN
    PERFORM ours.retool_found(photographer);
    UPDATE ours.account SET password_hash = ours.retool_hash(new_password) WHERE id = photographer;
    PERFORM ours.retool_sign_out(photographer);
    PERFORM ours.retool_note('account.password_reset', photographer);
    RETURN ours.retool_shown(photographer);
END $$;

-- Retool's forms over tables write to the view; they pass through the same doors, with the writer's own rights.
CREATE FUNCTION ours.retool_written() RETURNS trigger
LANGUAGE plpgsql VOLATILE SET search_path = pg_catalog, pg_temp AS $$
DECLARE
    shown ours.retool_photographer;
BEGIN
    IF TG_OP = 'INSERT' THEN
        shown := ours.retool_create_photographer(NEW.login, NEW.password, NEW.name, NEW.email);
        RETURN shown;
    END IF;
    IF (NEW.login, NEW.name, coalesce(NEW.email, ''))
        IS DISTINCT FROM (OLD.login, OLD.name, coalesce(OLD.email, ''))
    THEN
        PERFORM ours.retool_update_photographer(
            OLD.id, NEW.login, coalesce(NEW.name, ''), coalesce(NEW.email, ''));
    END IF;
    IF NEW.is_active AND NOT OLD.is_active THEN
        PERFORM ours.retool_activate_photographer(OLD.id);
    ELSIF OLD.is_active AND NOT NEW.is_active THEN
        PERFORM ours.retool_deactivate_photographer(OLD.id);
    END IF;
    IF coalesce(NEW.password, '') <> '' THEN
        PERFORM ours.retool_reset_password(OLD.id, NEW.password);
    END IF;
    SELECT * INTO shown FROM ours.retool_photographer WHERE id = OLD.id;
    RETURN shown;
END $$;

CREATE TRIGGER retool_written INSTEAD OF INSERT OR UPDATE ON ours.retool_photographer
FOR EACH ROW EXECUTE FUNCTION ours.retool_written();
