SELECT id, login
FROM retool_reset_password({{ photographersTable.selectedRow.id }}::uuid, {{ newPasswordInput.value }})
