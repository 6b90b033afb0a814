import reflex as rx


class _QrCode(rx.Component):
    library = "qrcode.react@4.2.0"
    tag = "QRCodeSVG"

    value: rx.Var[str]
    size: rx.Var[int]
    title: rx.Var[str]


def qr_code(address: str, title: str, *, class_name: str = "") -> rx.Component:
    """For the camera of a phone that lies beside; dark on white in both modes, or cameras see nothing."""
    return rx.el.div(
        _QrCode.create(value=address, size=176, title=title),
        class_name=f"grid w-fit place-items-center rounded-field bg-white p-4 {class_name}",
    )
