// Where each flag's own small file lies, by country code. Imported on demand, so no page pays for it at first.
const files = import.meta.glob("/node_modules/country-flag-icons/3x2/??.svg", {
  query: "?url&no-inline",
  import: "default",
  eager: true,
});

export const flags = Object.fromEntries(
  Object.entries(files).map(([path, url]) => [path.slice(-6, -4), url]),
);
