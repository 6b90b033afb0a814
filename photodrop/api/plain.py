"""What pages of plain HTML share: the mark, the letters, the colours. They are there before any script."""

DROP = "M26 0C26 0 52 17 52 34A26 26 0 0 1 0 34C0 17 26 0 26 0ZM26 20.5A13 13 0 1 0 26 46.5A13 13 0 1 0 26 20.5Z"
MARK = (
    '<span class="mark" role="img" aria-label="PhotoDrop">Photo<b>Dr<svg viewBox="0 0 52 60" aria-hidden="true">'
    f'<path d="{DROP}" fill="currentColor" fill-rule="evenodd"/></svg>p</b></span>'
)
STYLE = """
@font-face{font-family:B;font-display:swap;font-weight:200 800;
  src:url(/fonts/bricolage-grotesque-basic-wght-normal.woff2) format("woff2")}
@font-face{font-family:I;font-display:swap;font-weight:400 700;
  src:url(/fonts/instrument-sans-basic-wght-normal.woff2) format("woff2")}
:root{color-scheme:light dark;--bg:#fff;--ink:#262626;--ink-2:#6d6d6d;--tile:#eeede9;--cta:#30c;--cta-hover:#2a00a8;
  --line:#cecbc2;--hover:#f4f4f2;--link:#30c}
@media(prefers-color-scheme:dark){:root{--bg:#101012;--ink:#f3f2ef;--ink-2:#a9a8a4;--tile:#232327;--cta:#5b3df5;
  --cta-hover:#6a4dff;--line:#4a4a52;--hover:#202024;--link:#ab9dff}}
*{box-sizing:border-box;margin:0}
body{min-height:100dvh;display:flex;flex-direction:column;background:var(--bg);color:var(--ink);
  font:16px/24px I,system-ui,sans-serif;-webkit-font-smoothing:antialiased}
.mark{font:560 24px/1 B,system-ui,sans-serif;letter-spacing:-.045em;white-space:nowrap}
.mark b{font-weight:780}.mark svg{width:.52em;height:.6em;margin:0 .02em;vertical-align:baseline}
.pill{display:inline-grid;place-items:center;height:50px;padding:0 28px;border-radius:999px;font-weight:600;
  text-decoration:none;background:var(--cta);color:#fff}
.pill:hover{background:var(--cta-hover)}
a:focus-visible{outline:none;box-shadow:0 0 0 2px var(--bg),0 0 0 4px var(--link)}
"""
