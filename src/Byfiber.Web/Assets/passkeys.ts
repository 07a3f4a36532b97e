// Passkeys: asks the browser for one and sends what it gives by the page's own form. Without script, or in a browser that
// knows no passkeys, the forms stay hidden and everything else works.
for (const form of document.querySelectorAll<HTMLFormElement>("form[data-passkey]")) offer(form);

function offer(form: HTMLFormElement): void {
  if (!("PublicKeyCredential" in window) || !("parseCreationOptionsFromJSON" in PublicKeyCredential)) return;
  form.hidden = false;
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    void send(form);
  });
}

/** Fills the form's hidden field with the credential and sends it; a person who changes their mind is told that nothing was done. */
async function send(form: HTMLFormElement): Promise<void> {
  const message = form.querySelector<HTMLElement>("[data-message]");
  try {
    const credential = await ask(form);
    const field = form.elements.namedItem("credential");
    if (!(credential instanceof PublicKeyCredential) || !(field instanceof HTMLInputElement)) throw new Error("no credential");
    field.value = JSON.stringify(credential.toJSON());
    form.submit();
  } catch {
    if (message) message.textContent = form.dataset["failed"] ?? "";
  }
}

async function ask(form: HTMLFormElement): Promise<Credential | null> {
  const token = form.elements.namedItem("__RequestVerificationToken");
  const body = new FormData();
  if (token instanceof HTMLInputElement) body.set(token.name, token.value);
  const answer = await fetch(form.dataset["options"] ?? "", { method: "POST", body });
  if (!answer.ok) throw new Error(answer.statusText);
  const options: unknown = await answer.json();
  return form.dataset["passkey"] === "create"
    ? navigator.credentials.create({
        publicKey: PublicKeyCredential.parseCreationOptionsFromJSON(options as PublicKeyCredentialCreationOptionsJSON),
      })
    : navigator.credentials.get({
        publicKey: PublicKeyCredential.parseRequestOptionsFromJSON(options as PublicKeyCredentialRequestOptionsJSON),
      });
}
