SELECT id, login, name, email, is_active, created_at
FROM retool_create_photographer(
  {{ loginInput.value }},
  {{ passwordInput.value }},
  {{ nameInput.value }},
  {{ emailInput.value }}
)
