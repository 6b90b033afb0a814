"""What the sandbox can be asked for. The decoders are imported where they run: whoever only asks stays small."""

from collections.abc import Mapping

from photodrop.imaging.renditions import LogoFile, Looked, Mark, PrintFile, Recipe, Rendered, RenderedFile
from photodrop.imaging.transformation import recipe as transformation
from photodrop.imaging.transformation.recipe import Transformed


def render(original: bytes, recipe: Recipe) -> Rendered:
    from photodrop.imaging import pipeline

    return pipeline.render(original, recipe)


def find_faces(original: bytes, models: str, *, max_pixels: int) -> Looked:
    from photodrop.imaging import pipeline

    return pipeline.look(original, models, max_pixels)


def remark(large: bytes, wanted: Mark, original_size: tuple[int, int]) -> list[RenderedFile]:
    from photodrop.imaging import pipeline

    return pipeline.remark(large, wanted, original_size)


def draw_logo(original: bytes, *, max_pixels: int) -> LogoFile:
    from photodrop.imaging import logo

    return logo.drawn(original, max_pixels)


def preview(picture: bytes | None, wanted: Mark | None) -> bytes:
    """A small JPEG of the picture, or of a plain ground, as it is seen with this mark."""
    from photodrop.imaging import logo

    return logo.preview(picture, wanted)


def crop_selfie(original: bytes, crop: tuple[int, int, int, int], *, edge: int, max_pixels: int) -> bytes:
    """`crop` is x, y, width, height in pixels of the upright picture."""
    from photodrop.imaging import selfie

    return selfie.crop_selfie(original, *crop, edge=edge, max_pixels=max_pixels)


def measure_selfie(original: bytes, crop: tuple[int, int, int, int], models: str, *, max_pixels: int) -> Looked:
    """The faces in the same crop. Places are parts of its square and may reach beyond it."""
    from photodrop.imaging import selfie

    return selfie.measure_selfie(original, *crop, models=models, max_pixels=max_pixels)


def crop_print(
    original: bytes, part: tuple[float, float, float, float], *, inches: float, max_pixels: int
) -> PrintFile:
    """`part` is left, top, width and height in parts of the upright picture; its longer side is `inches` on paper."""
    from photodrop.imaging import print_crop

    return print_crop.crop_print(original, part, inches=inches, max_pixels=max_pixels)


def transform(
    source: bytes,
    recipe: transformation.Recipe,
    *,
    photo_size: tuple[int, int] | None = None,
    overlays: Mapping[str, bytes] | None = None,
    faces: tuple[tuple[float, float, float, float], ...] = (),
    last_mark: Mark | None = None,
) -> Transformed:
    """`recipe` as `settled` left it. With `last_mark` the photo is locked, and nothing leaves here unmarked."""
    from photodrop.imaging.transformation import making

    return making.transform(source, recipe, photo_size=photo_size, overlays=overlays, faces=faces, last_mark=last_mark)
