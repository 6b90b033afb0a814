/** The part of a photo that a product shows, in that part's shape. */
export function CroppedPhoto({ url, width, height, crop, label = "", className = "" }) {
  const shape = (crop.width * width) / (crop.height * height) || 1;
  const fit = shape >= 1 ? { width: "100%", aspectRatio: shape } : { height: "100%", aspectRatio: shape };
  return (
    <span className={`grid aspect-square shrink-0 place-items-center self-start ${className}`}>
      <span className="relative block overflow-hidden rounded-[3px] bg-tile shadow-1 ring-1 ring-line" style={fit}>
        {url && (
          <img
            src={url}
            alt={label}
            draggable={false}
            className="absolute max-w-none"
            style={{
              width: `${100 / crop.width}%`,
              height: `${100 / crop.height}%`,
              left: `${(-100 * crop.x) / crop.width}%`,
              top: `${(-100 * crop.y) / crop.height}%`,
            }}
          />
        )}
      </span>
    </span>
  );
}
