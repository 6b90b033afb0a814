"""The country picker of the phone field; its script is imported by the field's."""

import reflex as rx

LIBRARY = rx.asset("country_picker.jsx", shared=True).importable_path
