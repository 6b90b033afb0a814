/** While the focus is within, a key presses the button that names it as its `aria-keyshortcuts`. */
export function PressByKey({ children, label, className }) {
  const onKeyDown = (event) => {
    if (event.ctrlKey || event.metaKey || event.altKey || event.repeat) return;
    const button = event.currentTarget.querySelector(`[aria-keyshortcuts="${CSS.escape(event.key)}"]:not(:disabled)`);
    if (!button) return;
    event.preventDefault();
    button.click();
  };
  return (
    <section aria-label={label} className={className} onKeyDown={onKeyDown}>
      {children}
    </section>
  );
}
