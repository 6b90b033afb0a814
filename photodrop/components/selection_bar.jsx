const BETWEEN_DOWNLOADS = 400;

async function save(photos) {
  for (const photo of photos) {
    const link = document.createElement("a");
    link.href = photo.download_url;
    link.download = photo.filename;
    document.body.append(link);
    link.click();
    link.remove();
    // Browsers drop downloads that are started all at once.
    await new Promise((resolve) => setTimeout(resolve, BETWEEN_DOWNLOADS));
  }
}

/** A button that saves the originals of the selected photos, one after the other. */
export function DownloadSelected({ photos, selected, className, children }) {
  const chosen = new Set(selected);
  const ready = photos.filter((photo) => chosen.has(photo.id) && photo.download_url);
  return (
    <button type="button" className={className} disabled={ready.length === 0} onClick={() => save(ready)}>
      {children}
    </button>
  );
}
