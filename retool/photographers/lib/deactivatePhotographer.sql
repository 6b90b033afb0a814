SELECT id, login, is_active
FROM retool_deactivate_photographer({{ photographersTable.selectedRow.id }}::uuid)
