import { useEffect, useState } from "react";

const SESSION = "/api/v1/auth/session";
const SESSIONS = "/api/v1/me/sessions";
// Who is led back to the sign-in page in this tab finds the ticket of last time there; it has done its work.
const TAKEN = "photodrop-taken";

function keep(ticket, next) {
  sessionStorage.setItem(TAKEN, ticket);
  location.assign(next);
}

/** Trades the ticket of a proven sign-in for the session cookie, which a websocket cannot set. */
export function SignInRelay({ ticket, next, onFail }) {
  useEffect(() => {
    if (!ticket || sessionStorage.getItem(TAKEN) === ticket) return;
    fetch(SESSION, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ ticket }) })
      .then((answer) => (answer.ok ? keep(ticket, next) : onFail?.()))
      .catch(() => onFail?.());
  }, [ticket]);
  return null;
}

/** Ends the session, or all of the account's, then loads the sign-in page afresh, so that nothing of the account stays in the tab. */
export function SignOut({ next, role, everywhere, className, children }) {
  const [isBusy, setBusy] = useState(false);
  const leave = async () => {
    setBusy(true);
    await fetch(everywhere ? SESSIONS : SESSION, { method: "DELETE" }).catch(() => null);
    location.assign(next);
  };
  return (
    <button type="button" role={role} className={className} disabled={isBusy} onClick={leave}>
      {children}
    </button>
  );
}
