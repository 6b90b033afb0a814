SELECT id, login, is_active
FROM retool_activate_photographer({{ photographersTable.selectedRow.id }}::uuid)
