"""The country picker of the phone field; its script is imported by the field's."""

from .script import script

LIBRARY = script(__name__, "country_picker.jsx")
