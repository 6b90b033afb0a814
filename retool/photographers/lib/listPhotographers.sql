SELECT id, login, name, email, is_active, album_count, created_at, signed_in_at
FROM retool_photographer
WHERE position(lower(coalesce({{ searchInput.value }}::text, '')) IN lower(concat_ws(' ', login, name, email))) > 0
  AND (coalesce({{ stateSelect.value }}::text, 'all') = 'all' OR is_active = ({{ stateSelect.value }}::text = 'active'))
ORDER BY lower(login)
LIMIT 1000
