"""The paths of every page, named once."""

HOME = "/"
LOGIN = "/login"
CODE = "/code"
SELFIE = "/selfie"
NAME = "/name"
DASHBOARD = "/photos"
CLIENT_ALBUM = "/albums/[album_id]"
THANKS = "/albums/[album_id]/thanks"
PRINTS = "/prints"
SETTINGS = "/settings"
TERMS = "/terms"
PRIVACY = "/privacy"

ADMIN = "/admin"

STUDIO = "/studio"
STUDIO_LOGIN = "/studio/login"
STUDIO_ALBUM = "/studio/albums/[album_id]"
STUDIO_PHOTOS = "/studio/albums/[album_id]/photos"
STUDIO_CLIENTS = "/studio/clients"
STUDIO_SETTINGS = "/studio/settings"

API = "/api/v1"
STRIPE_WEBHOOK = "/webhooks/stripe"
TELEGRAM_WEBHOOK = "/webhooks/telegram"

SESSION_COOKIE = "photodrop_session"
