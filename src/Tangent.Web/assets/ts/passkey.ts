/**
 * Passkeys: a form with data-passkey asks the server for options, the device for a credential, and sends that.
 * Without script, or where the browser knows no passkeys, the form stays hidden.
 */
export function startPasskeys(): void {
  if (!("PublicKeyCredential" in window) || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;

  for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) {
    form.hidden = false;
    form.addEventListener("submit", event => {
      event.preventDefault();
      void answer(form);
    });
  }
}

async function answer(form: HTMLFormElement): Promise<void> {
  const note = form.querySelector<HTMLElement>("[data-passkey-note]");
  if (note) note.hidden = true;
  try {
    const reply = await fetch(`${new URL(form.action).pathname}/options`, { method: "POST", body: new FormData(form) });
    if (!reply.ok) throw new Error(String(reply.status));
    const options: unknown = await reply.json();
    const credential = form.dataset["passkey"] === "create"
      ? await navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
      })
      : await navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
      });
    (form.elements.namedItem("credential") as HTMLInputElement).value =
      JSON.stringify((credential as PublicKeyCredential).toJSON());
    form.submit();
  } catch {
    // Cancelled, timed out, or no passkey here: the person may try again or use the password.
    if (note) note.hidden = false;
    delete form.dataset["sent"];
  }
}
