"""Addresses as QR codes, dark on white whatever the mode, with the quiet edge that cameras need."""

from io import BytesIO

import segno

EDGE = 4
SMALLEST, LARGEST = 100, 2000


def png(address: str, size: int) -> bytes:
    """As near to `size` pixels as whole squares allow, never larger."""
    code = _code(address)
    out = BytesIO()
    code.save(out, kind="png", scale=max(1, size // code.symbol_size(border=EDGE)[0]), border=EDGE, light="#fff")
    return out.getvalue()


def svg(address: str, size: int) -> bytes:
    code = _code(address)
    out = BytesIO()
    code.save(out, kind="svg", border=EDGE, light="#fff", xmldecl=False, title="QR code", omitsize=True)
    return out.getvalue().replace(b"<svg ", f'<svg width="{size}" height="{size}" '.encode(), 1)


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error="m", micro=False)
