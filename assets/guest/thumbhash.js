// A ThumbHash drawn as a picture of a few dozen pixels. https://evanw.github.io/thumbhash (MIT)

const LONGEST = 20;

/** The address of the blurred picture, or "" where the hash is none. */
export function drawn(hash) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(hash), (letter) => letter.charCodeAt(0));
  } catch {
    return "";
  }
  if (bytes.length < 5) return "";
  const head = bytes[0] | (bytes[1] << 8) | (bytes[2] << 16);
  const tail = bytes[3] | (bytes[4] << 8);
  const isLandscape = tail >> 15;
  const nx = Math.max(3, isLandscape ? 7 : tail & 7);
  const ny = Math.max(3, isLandscape ? tail & 7 : 7);
  const lDc = (head & 63) / 63;
  const pDc = ((head >> 6) & 63) / 31.5 - 1;
  const qDc = ((head >> 12) & 63) / 31.5 - 1;

  let at = 0;
  const waves = (countX, countY, scale) => {
    const found = [];
    for (let cy = 0; cy < countY; cy++) {
      for (let cx = cy ? 0 : 1; cx * countY < countX * (countY - cy); cx++) {
        found.push((((bytes[5 + (at >> 1)] >> ((at++ & 1) << 2)) & 15) / 7.5 - 1) * scale);
      }
    }
    return found;
  };
  const lAc = waves(nx, ny, ((head >> 18) & 31) / 31);
  const pAc = waves(3, 3, (((tail >> 3) & 63) / 63) * 1.25);
  const qAc = waves(3, 3, (((tail >> 9) & 63) / 63) * 1.25);

  const shape = nx / ny;
  const width = Math.round(shape > 1 ? LONGEST : LONGEST * shape);
  const height = Math.round(shape > 1 ? LONGEST / shape : LONGEST);
  const canvas = document.createElement("canvas");
  canvas.width = width;
  canvas.height = height;
  const context = canvas.getContext("2d");
  const image = context.createImageData(width, height);
  const fx = [];
  const fy = [];
  for (let y = 0, i = 0; y < height; y++) {
    for (let x = 0; x < width; x++, i += 4) {
      let [l, p, q] = [lDc, pDc, qDc];
      for (let cx = 0; cx < Math.max(nx, 3); cx++) fx[cx] = Math.cos((Math.PI / width) * (x + 0.5) * cx);
      for (let cy = 0; cy < Math.max(ny, 3); cy++) fy[cy] = Math.cos((Math.PI / height) * (y + 0.5) * cy);
      for (let cy = 0, j = 0; cy < ny; cy++) {
        for (let cx = cy ? 0 : 1; cx * ny < nx * (ny - cy); cx++, j++) l += lAc[j] * fx[cx] * fy[cy] * 2;
      }
      for (let cy = 0, j = 0; cy < 3; cy++) {
        for (let cx = cy ? 0 : 1; cx < 3 - cy; cx++, j++) {
          p += pAc[j] * fx[cx] * fy[cy] * 2;
          q += qAc[j] * fx[cx] * fy[cy] * 2;
        }
      }
      const blue = l - (2 / 3) * p;
      const red = (3 * l - blue + q) / 2;
      image.data.set([red, red - q, blue, 1].map((part) => 255 * Math.min(1, Math.max(0, part))), i);
    }
  }
  context.putImageData(image, 0, 0);
  return canvas.toDataURL();
}
