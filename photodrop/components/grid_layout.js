// Where each photo of a grid lies. Pure arithmetic: sizes come from the server, so nothing jumps when pictures arrive.

const FULL_ENOUGH = 0.93;
const PANORAMA = 3;
const UNKNOWN_SHAPE = 1.5;

export const gapFor = (viewport) => (viewport < 768 ? 2 : 6);

const targetHeight = (viewport) => (viewport >= 1440 ? 290 : viewport >= 1024 ? 240 : 200);

const shapeOf = (photo) => (photo.width && photo.height ? photo.width / photo.height : UNKNOWN_SHAPE);

/** Rows of {index, x, y, width, height}, each row {top, height, tiles}, and the height of all. */
export function layOut(photos, width, viewport) {
  if (!width) return { rows: [], height: 0 };
  return viewport < 768 ? squares(photos, width) : justified(photos, width, targetHeight(viewport));
}

function squares(photos, width) {
  const gap = 2;
  const side = (width - 2 * gap) / 3;
  const rows = [];
  for (let first = 0; first < photos.length; first += 3) {
    const top = (first / 3) * (side + gap);
    const tiles = [];
    for (let index = first; index < Math.min(first + 3, photos.length); index++) {
      tiles.push({ index, x: (index - first) * (side + gap), y: top, width: side, height: side });
    }
    rows.push({ top, height: side, tiles });
  }
  return stacked(rows);
}

function justified(photos, width, target) {
  const gap = 6;
  const rows = [];
  let top = 0;
  let waiting = [];
  let panoramas = [];

  const place = (indexes, height) => {
    let x = 0;
    const tiles = indexes.map((index) => {
      const tile = { index, x, y: top, width: shapeOf(photos[index]) * height, height };
      x += tile.width + gap;
      return tile;
    });
    rows.push({ top, height, tiles });
    top += height + gap;
  };
  const placePanoramas = () => {
    panoramas.forEach((index) => place([index], width / shapeOf(photos[index])));
    panoramas = [];
  };

  photos.forEach((photo, index) => {
    if (shapeOf(photo) > PANORAMA) {
      // A panorama waits until the row before it is full, so that no row ends early.
      panoramas.push(index);
      if (!waiting.length) placePanoramas();
      return;
    }
    waiting.push(index);
    const shapes = waiting.reduce((sum, each) => sum + shapeOf(photos[each]), 0);
    const gaps = (waiting.length - 1) * gap;
    if (shapes * target + gaps < width * FULL_ENOUGH) return;
    place(waiting, (width - gaps) / shapes);
    waiting = [];
    placePanoramas();
  });
  if (waiting.length) place(waiting, target);
  placePanoramas();
  return stacked(rows);
}

function stacked(rows) {
  const last = rows.at(-1);
  return { rows, height: last ? last.top + last.height : 0 };
}

/** The rows that touch the strip between `from` and `to`. */
export function rowsBetween(rows, from, to) {
  let low = 0;
  let high = rows.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (rows[middle].top + rows[middle].height < from) low = middle + 1;
    else high = middle;
  }
  let end = low;
  while (end < rows.length && rows[end].top <= to) end++;
  return [low, end];
}

/** The index of the photo an arrow key leads to from `index`; the same one at an edge. */
export function neighbour(rows, index, key) {
  const order = rows.flatMap((row) => row.tiles.map((tile) => tile.index));
  const at = order.indexOf(index);
  switch (key) {
    case "Home":
      return order[0];
    case "End":
      return order.at(-1);
    case "ArrowLeft":
      return order[Math.max(at - 1, 0)];
    case "ArrowRight":
      return order[Math.min(at + 1, order.length - 1)];
  }
  const here = rows.findIndex((row) => row.tiles.some((tile) => tile.index === index));
  const beside = rows[here + (key === "ArrowUp" ? -1 : 1)];
  if (!beside) return index;
  const tile = rows[here].tiles.find((each) => each.index === index);
  const centre = tile.x + tile.width / 2;
  const distance = (each) => Math.abs(each.x + each.width / 2 - centre);
  return beside.tiles.reduce((best, each) => (distance(each) < distance(best) ? each : best)).index;
}
