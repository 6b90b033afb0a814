import { createElement, useEffect, useRef } from "react";

// The browser's own <dialog>: it traps the focus, gives it back, and covers everything else.
export function Dialog({ open, onClose, guarded, label, className, children }) {
  const dialog = useRef(null);
  const typed = useRef(false);

  useEffect(() => {
    const element = dialog.current;
    if (open && !element.open) {
      typed.current = false;
      element.showModal();
    } else if (!open && element.open) {
      element.close();
    }
  }, [open]);

  // Esc and the scrim must not throw away what somebody typed; X and Cancel say so themselves.
  const dismiss = () => {
    if (!(guarded && typed.current)) onClose?.();
  };

  return createElement(
    "dialog",
    {
      ref: dialog,
      "aria-label": label,
      className: `pd-dialog ${className ?? ""}`,
      onCancel: (event) => {
        if (event.target !== dialog.current) return;
        event.preventDefault();
        dismiss();
      },
      onInput: () => {
        typed.current = true;
      },
      onPointerDown: (event) => {
        if (event.target === dialog.current) dismiss();
      },
    },
    open ? children : null,
  );
}
