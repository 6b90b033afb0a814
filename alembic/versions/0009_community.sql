-- What the database itself keeps true about tags, ratings and search.
-- `ours.` is our schema, `trgm.` and `unac.` are those of the two extensions: the migration puts their names in.

-- The words of a text: in small letters without accents, taken apart at everything that is no letter, mark or digit.
-- Our own, because PostgreSQL's parsers cut by the rules of one language, and letters only where the locale knows them.
CREATE FUNCTION ours.search_words(given text) RETURNS text[]
LANGUAGE sql STABLE PARALLEL SAFE AS $$
    SELECT coalesce(array_agg(DISTINCT left(word, 60)), '{}')
    FROM regexp_split_to_table(
        lower(unac.unaccent('unac.unaccent', normalize(given, NFKC))), '[[:space:][:punct:][:cntrl:]]+'
    ) word
    WHERE word <> ''
$$;

-- Trigrams know only the letters of the locale, which may be those of English. For them Cyrillic and Greek letters
-- are written as Latin ones; it need not be how one says it, only one for one.
CREATE FUNCTION ours.search_spelling(word text) RETURNS text
LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
    SELECT translate(word,
        'абвгдежзийклмнопрстуфхцчшщъыьэюяіїєґўαβγδεζηθικλμνξοπρσςτυφχψω',
        'abvgdejziiklmnoprstufhcqwwxyyeuaiieguabgdezhtiklmnxoprsstufhpo')
$$;

-- Words that one may have meant by this one, nearest first. Which of them differ by a typo only, the caller decides.
-- Two letters swapped leave a fifth of a short word's trigrams as they were, and a third of a longer one's.
CREATE FUNCTION ours.search_similar(wanted text) RETURNS SETOF text
LANGUAGE plpgsql SET pg_trgm.similarity_threshold = 0.2 AS $$
BEGIN
    IF char_length(wanted) > 5 THEN
        PERFORM set_config('pg_trgm.similarity_threshold', CASE char_length(wanted) WHEN 6 THEN '0.26' ELSE '0.3' END, true);
    END IF;
    RETURN QUERY SELECT found.word::text FROM (
        SELECT DISTINCT known.word, trgm.similarity(known.spelling, ours.search_spelling(wanted)) AS likeness
        FROM ours.search_word known
        WHERE known.spelling OPERATOR(trgm.%) ours.search_spelling(wanted)
        AND char_length(known.word) BETWEEN char_length(wanted) - 2 AND char_length(wanted) + 2
    ) found
    ORDER BY found.likeness DESC, found.word LIMIT 40;
END
$$;

-- What may be found, as it is to be found.
CREATE VIEW ours.public_photo AS
SELECT photo.id AS photo_id, album.owner_id, photo.created_at, photo.rating_score, photo.rating_sum, photo.rating_count,
    tags.ids AS tag_ids, photo.name, photo.description, album.name AS album_name, album.location, tags.names
FROM ours.photo
JOIN ours.album ON album.id = photo.album_id
CROSS JOIN LATERAL (
    SELECT coalesce(array_agg(tag.id ORDER BY tag.id), '{}') AS ids, coalesce(array_agg(tag.name), '{}') AS names
    FROM ours.photo_tag JOIN ours.tag ON tag.id = photo_tag.tag_id WHERE photo_tag.photo_id = photo.id
) tags
WHERE album.visibility = 'public' AND album.deleted_at IS NULL AND photo.deleted_at IS NULL
AND photo.dropped_at IS NOT NULL AND photo.status = 'ready' AND photo.hidden_at IS NULL;

CREATE FUNCTION ours.search_refresh(ids uuid[]) RETURNS void
LANGUAGE plpgsql AS $$
BEGIN
    DELETE FROM ours.photo_search
    WHERE photo_id = ANY (ids)
    AND photo_id NOT IN (SELECT public_photo.photo_id FROM ours.public_photo WHERE public_photo.photo_id = ANY (ids));

    INSERT INTO ours.photo_search AS known
        (photo_id, owner_id, created_at, rating_score, rating_sum, rating_count, tag_ids, title, words)
    SELECT photo_id, owner_id, created_at, rating_score, rating_sum, rating_count, tag_ids,
        array_to_tsvector(title), array_to_tsvector(title || others || tags)
    FROM ours.public_photo
    CROSS JOIN LATERAL (
        SELECT ours.search_words(concat_ws(' ', name, array_to_string(names, ' '))) AS title,
            ours.search_words(concat_ws(' ', description, album_name, location)) AS others,
            ARRAY(SELECT '#' || tag FROM unnest(names) tag) AS tags
    ) found
    WHERE photo_id = ANY (ids)
    ORDER BY photo_id
    ON CONFLICT (photo_id) DO UPDATE SET
        (owner_id, created_at, rating_score, rating_sum, rating_count, tag_ids, title, words) =
        (excluded.owner_id, excluded.created_at, excluded.rating_score, excluded.rating_sum, excluded.rating_count,
            excluded.tag_ids, excluded.title, excluded.words)
    WHERE (known.owner_id, known.created_at, known.rating_sum, known.rating_count, known.tag_ids, known.title, known.words)
        IS DISTINCT FROM (excluded.owner_id, excluded.created_at, excluded.rating_sum, excluded.rating_count,
            excluded.tag_ids, excluded.title, excluded.words);

    -- Not unique: two who bring the same new word at once need not wait for one another, and twice does no harm.
    INSERT INTO ours.search_word (word, spelling)
    SELECT word, ours.search_spelling(word) FROM (
        SELECT DISTINCT unnest(tsvector_to_array(words)) AS word FROM ours.photo_search WHERE photo_id = ANY (ids)
    ) fresh
    WHERE char_length(word) BETWEEN 3 AND 40 AND word !~ '[#0-9]'
    AND NOT EXISTS (SELECT FROM ours.search_word known WHERE known.word = fresh.word);
END
$$;

CREATE FUNCTION ours.search_photo_added() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(SELECT id FROM fresh WHERE dropped_at IS NOT NULL AND status = 'ready');
BEGIN
    IF ids <> '{}' THEN PERFORM ours.search_refresh(ids); END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.search_photo_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(
        SELECT fresh.id FROM fresh JOIN past ON past.id = fresh.id
        WHERE (fresh.name, fresh.description, fresh.album_id, fresh.status, fresh.dropped_at IS NULL,
                fresh.deleted_at IS NULL, fresh.hidden_at IS NULL)
            IS DISTINCT FROM (past.name, past.description, past.album_id, past.status, past.dropped_at IS NULL,
                past.deleted_at IS NULL, past.hidden_at IS NULL)
    );
BEGIN
    UPDATE ours.photo_search
    SET rating_score = fresh.rating_score, rating_sum = fresh.rating_sum, rating_count = fresh.rating_count
    FROM fresh JOIN past ON past.id = fresh.id
    WHERE photo_search.photo_id = fresh.id
    AND (fresh.rating_sum, fresh.rating_count) IS DISTINCT FROM (past.rating_sum, past.rating_count);
    IF ids <> '{}' THEN PERFORM ours.search_refresh(ids); END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.search_album_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
DECLARE
    ids uuid[] := ARRAY(
        SELECT photo.id FROM ours.photo JOIN fresh ON fresh.id = photo.album_id JOIN past ON past.id = fresh.id
        WHERE 'public' IN (fresh.visibility, past.visibility)
        AND (fresh.name, fresh.location, fresh.visibility, fresh.owner_id, fresh.deleted_at IS NULL)
            IS DISTINCT FROM (past.name, past.location, past.visibility, past.owner_id, past.deleted_at IS NULL)
    );
BEGIN
    IF ids <> '{}' THEN PERFORM ours.search_refresh(ids); END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.search_tags_changed() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    PERFORM ours.search_refresh(ARRAY(SELECT DISTINCT photo_id FROM touched));
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.tag_counts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        INSERT INTO ours.tag_change (tag_id, delta)
        SELECT tag_id, count(*) FROM fresh, unnest(tag_ids) tag_id GROUP BY tag_id;
    ELSIF TG_OP = 'DELETE' THEN
        INSERT INTO ours.tag_change (tag_id, delta)
        SELECT tag_id, -count(*) FROM past, unnest(tag_ids) tag_id GROUP BY tag_id;
    ELSE
        INSERT INTO ours.tag_change (tag_id, delta)
        SELECT tag_id, sum(delta) FROM (
            SELECT tag_id, 1 AS delta FROM fresh, unnest(tag_ids) tag_id
            UNION ALL SELECT tag_id, -1 FROM past, unnest(tag_ids) tag_id
        ) changes GROUP BY tag_id HAVING sum(delta) <> 0;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.rating_counts() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'INSERT' THEN
        UPDATE ours.photo SET rating_sum = rating_sum + NEW.stars, rating_count = rating_count + 1
        WHERE id = NEW.photo_id;
    ELSIF TG_OP = 'DELETE' THEN
        UPDATE ours.photo SET rating_sum = rating_sum - OLD.stars, rating_count = rating_count - 1
        WHERE id = OLD.photo_id;
    ELSIF NEW.stars <> OLD.stars THEN
        UPDATE ours.photo SET rating_sum = rating_sum + NEW.stars - OLD.stars WHERE id = NEW.photo_id;
    END IF;
    RETURN NULL;
END
$$;

CREATE FUNCTION ours.rating_is_of_others() RETURNS trigger
LANGUAGE plpgsql AS $$
BEGIN
    IF EXISTS (
        SELECT FROM ours.photo JOIN ours.album ON album.id = photo.album_id
        WHERE photo.id = NEW.photo_id AND album.owner_id = NEW.account_id
    ) THEN
        RAISE check_violation USING MESSAGE = 'nobody rates their own photo', CONSTRAINT = 'rating_is_of_others';
    END IF;
    IF TG_OP = 'UPDATE' AND (NEW.photo_id, NEW.account_id) <> (OLD.photo_id, OLD.account_id) THEN
        RAISE check_violation USING MESSAGE = 'a rating stays where it is', CONSTRAINT = 'rating_is_of_others';
    END IF;
    RETURN NEW;
END
$$;

CREATE TRIGGER rating_is_of_others BEFORE INSERT OR UPDATE ON ours.rating
FOR EACH ROW EXECUTE FUNCTION ours.rating_is_of_others();

CREATE TRIGGER rating_counts AFTER INSERT OR DELETE OR UPDATE ON ours.rating
FOR EACH ROW EXECUTE FUNCTION ours.rating_counts();

CREATE TRIGGER search_photo_added AFTER INSERT ON ours.photo
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ours.search_photo_added();

CREATE TRIGGER search_photo_changed AFTER UPDATE ON ours.photo
REFERENCING OLD TABLE AS past NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ours.search_photo_changed();

CREATE TRIGGER search_album_changed AFTER UPDATE ON ours.album
REFERENCING OLD TABLE AS past NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ours.search_album_changed();

CREATE TRIGGER search_tags_added AFTER INSERT ON ours.photo_tag
REFERENCING NEW TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ours.search_tags_changed();

CREATE TRIGGER search_tags_removed AFTER DELETE ON ours.photo_tag
REFERENCING OLD TABLE AS touched FOR EACH STATEMENT EXECUTE FUNCTION ours.search_tags_changed();

CREATE TRIGGER tag_counts_added AFTER INSERT ON ours.photo_search
REFERENCING NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ours.tag_counts();

CREATE TRIGGER tag_counts_changed AFTER UPDATE ON ours.photo_search
REFERENCING OLD TABLE AS past NEW TABLE AS fresh FOR EACH STATEMENT EXECUTE FUNCTION ours.tag_counts();

CREATE TRIGGER tag_counts_removed AFTER DELETE ON ours.photo_search
REFERENCING OLD TABLE AS past FOR EACH STATEMENT EXECUTE FUNCTION ours.tag_counts();

-- Those that are public already.
SELECT ours.search_refresh(ARRAY(SELECT photo_id FROM ours.public_photo));
