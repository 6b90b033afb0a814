"""What the sandbox can be asked for. The decoders are imported where they run: whoever only asks stays small."""

from photodrop.imaging.renditions import Recipe, Rendered, RenderedFile


def render(original: bytes, recipe: Recipe) -> Rendered:
    from photodrop.imaging import pipeline

    return pipeline.render(original, recipe)


def remark(large: bytes, text: str, original_size: tuple[int, int]) -> list[RenderedFile]:
    from photodrop.imaging import pipeline

    return pipeline.remark(large, text, original_size)


def crop_selfie(original: bytes, crop: tuple[int, int, int, int], *, edge: int, max_pixels: int) -> bytes:
    """`crop` is x, y, width, height in pixels of the upright picture."""
    from photodrop.imaging import selfie

    return selfie.crop_selfie(original, *crop, edge=edge, max_pixels=max_pixels)
