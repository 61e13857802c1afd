/**
 * Forms: a changed form with data-guard asks before the page is left; a form is sent once, not twice;
 * after a refusal the list of problems takes the focus; a control with data-submit sends its form when changed.
 */
export function startForms(): void {
  const changed = new Set<HTMLFormElement>();

  document.addEventListener("input", event => {
    const form = (event.target as HTMLInputElement).form;
    if (form?.hasAttribute("data-guard")) changed.add(form);
  });
  document.addEventListener("change", event => {
    const control = event.target as HTMLInputElement;
    if (control.hasAttribute?.("data-submit")) control.form?.requestSubmit();
  });
  document.addEventListener("submit", event => {
    const form = event.target as HTMLFormElement;
    if (event.defaultPrevented) return;
    if (form.method === "post" && form.dataset["sent"]) {
      event.preventDefault();
      return;
    }
    changed.delete(form);
    form.dataset["sent"] = "1";
  });
  window.addEventListener("beforeunload", event => {
    if (changed.size > 0) event.preventDefault();
  });
  // A page that comes back from the browser's cache must be able to send its form again.
  window.addEventListener("pageshow", () => {
    for (const form of document.querySelectorAll<HTMLFormElement>("form[data-sent]")) delete form.dataset["sent"];
  });

  document.querySelector<HTMLElement>("[data-problems]")?.focus();
}
