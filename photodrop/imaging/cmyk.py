"""Four inks without a profile, seen as on a usual offset press.

The polynomial is the one of Mozilla's pdf.js (Apache-2.0), fitted to "US Web Coated (SWOP) v2"; subtracting the inks
as if they were light gives neon greens and blues that no press has.
"""

import numpy as np

from photodrop.imaging.pixels import Picture, blank

# Rows: c, m, y, k, c², cm, cy, ck, m², my, mk, y², yk, k²; columns: red, green, blue.
WEIGHTS = np.array(
    [
        (-285.2331026137004, -79.2970844816548, -14.183576799673286),
        (-5.497006427196366, -190.9453302588951, -112.23884253719248),
        (17.5119270841813, -24.86741582555878, -193.58209356861505),
        (-189.48180835922747, -187.80453709719578, -180.12613974708367),
        (-4.387332384609988, 8.841041422036149, 0.8842522430003296),
        (54.48615194189176, 60.118027045597366, 8.078677503112928),
        (18.82290502165302, 6.871425592049007, 30.89978309703729),
        (212.25662451639585, 31.159100130055922, -0.23883238689178934),
        (1.7149763477362134, -15.310361306967817, 10.49593273432072),
        (-5.6096736904047315, 17.575251261109482, 63.02378494754052),
        (-17.873870861415444, 131.35250912493976, 50.606957656360734),
        (-2.5217340131683033, 4.444339102852739, 0.03296041114873217),
        (-21.248923337353073, 9.8632861493405, 115.60384449646641),
        (-21.86122147463605, -20.737325471181034, -22.33816807309886),
    ],
    np.float32,
)
ROWS_AT_ONCE = 64


def to_rgb(picture: Picture) -> Picture:
    pixels = blank(picture.width, picture.height)
    for top in range(0, picture.height, ROWS_AT_ONCE):
        inks = picture.pixels[top : top + ROWS_AT_ONCE].astype(np.float32) / 255
        c, m, y, k = np.moveaxis(inks, -1, 0)
        terms = (c, m, y, k, c * c, c * m, c * y, c * k, m * m, m * y, m * k, y * y, y * k, k * k)
        light = 255 + np.stack(terms, axis=-1) @ WEIGHTS
        pixels[top : top + ROWS_AT_ONCE, :, :3] = light.clip(0, 255)
    return Picture(pixels)
