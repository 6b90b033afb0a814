import { language, say } from "$/public/external/photodrop/components/tongue/tongue.js";

const CHOICE = "/api/v1/language";

/** Every language by its own name. The page comes anew in the chosen one; what is in it was made for the other. */
export function LanguageMenu({ languages, className }) {
  const choose = async (event) => {
    const body = JSON.stringify({ language: event.target.value });
    await fetch(CHOICE, { method: "PUT", headers: { "Content-Type": "application/json" }, body }).catch(() => null);
    location.reload();
  };
  return (
    <select aria-label={say("Language")} defaultValue={language} onChange={choose} className={className}>
      {languages.map(([code, name]) => (
        <option key={code} value={code} lang={code} dir="auto">
          {name}
        </option>
      ))}
    </select>
  );
}
