/**
 * Sheets of observers without a connection: pages are kept by the worker, answers in the browser's own database until the server has
 * them. A sheet has its id before it is sent, so that sending it again is never a second one. Without this file the form works online.
 */
const pages = "observed-pages";
const taps = ["tap", "count", "pain"] as const;
const minute = 60_000;

type Field = [name: string, value: FormDataEntryValue];
interface Waiting { readonly id: string; readonly action: string; readonly fields: Field[] }
type Sent = "sent" | "later" | "refused";

function open(): Promise<IDBDatabase> {
  return new Promise((done, fail) => {
    const asked = indexedDB.open("observed", 1);
    asked.onupgradeneeded = () => { for (const store of ["drafts", "waiting"]) asked.result.createObjectStore(store); };
    asked.onsuccess = () => done(asked.result);
    asked.onerror = () => fail(asked.error);
  });
}

async function within<T>(store: string, mode: IDBTransactionMode, act: (rows: IDBObjectStore) => IDBRequest<T>): Promise<T> {
  const database = await open();
  try {
    return await new Promise<T>((done, fail) => {
      const transaction = database.transaction(store, mode), asked = act(transaction.objectStore(store));
      transaction.oncomplete = () => done(asked.result);
      transaction.onerror = transaction.onabort = () => fail(transaction.error);
    });
  } finally {
    database.close();
  }
}

const status = document.querySelector<HTMLElement>("[data-observe-status]");

function say(text: string | undefined, count?: number): void {
  if (!status) return;
  status.hidden = !text;
  status.textContent = (text ?? "").replace("{0}", `${count ?? ""}`);
}

/** Whether this page has sent something: who is told so is told it until the page is left. */
let hasSent = false;

async function show(): Promise<void> {
  const count = await within("waiting", "readonly", rows => rows.count());
  if (count > 0) say(status?.dataset["waiting"], count);
  else if (!navigator.onLine) say(status?.dataset["offline"]);
  else say(hasSent ? status?.dataset["sent"] : undefined);
}

/** Times of this device by the server's clock: where the two differ, the server's counts. */
function byServer(name: string, value: FormDataEntryValue, ahead: number): FormDataEntryValue {
  if (typeof value !== "string" || (name !== "seen" && name !== "marks") || !(Math.abs(ahead) > minute)) return value;
  return value.replace(/^\d{4}-\d\d-\d\dT[\d:.]+Z/gm, time => new Date(Date.parse(time) + ahead).toISOString().slice(0, 19) + "Z");
}

/** The page as it is now gives the token by which the server knows that the form is its own; the kept one may be too old. */
async function send(sheet: Waiting): Promise<Sent> {
  try {
    const page = await fetch(sheet.action, { cache: "no-store" });
    if (page.redirected || page.status >= 500) return "later";
    if (!page.ok) return "refused";
    const form = new DOMParser().parseFromString(await page.text(), "text/html").querySelector<HTMLFormElement>("form.tg-observe");
    if (!form) return "sent";
    const data = new FormData(), ahead = Date.parse(form.dataset["now"] ?? "") - Date.now();
    for (const [name, value] of sheet.fields) if (name !== "__RequestVerificationToken") data.append(name, byServer(name, value, ahead));
    data.append("__RequestVerificationToken", form.querySelector<HTMLInputElement>("[name=__RequestVerificationToken]")?.value ?? "");
    const answer = await fetch(sheet.action, { method: "POST", body: data, redirect: "manual" });
    if (answer.type === "opaqueredirect") return "sent";
    return answer.status >= 500 || answer.status === 429 ? "later" : "refused";
  } catch {
    return "later";
  }
}

const soonest = 2_000, latest = 5 * minute;
let sending = false, isAskedAgain = false, wait = soonest, retry = 0;

/** A connection that has just come back may fail once more: what waits is tried again, ever later. */
async function sendAll(): Promise<void> {
  isAskedAgain = true;
  if (sending) return;
  sending = true;
  try {
    while (isAskedAgain) {
      isAskedAgain = false;
      await sendEach();
    }
  } finally {
    sending = false;
  }
}

async function sendEach(): Promise<void> {
  let sent = 0, refused = 0, later = 0;
  for (const sheet of await within("waiting", "readonly", rows => rows.getAll() as IDBRequest<Waiting[]>)) {
    const outcome = await send(sheet);
    if (outcome === "later") {
      later++;
      continue;
    }
    await within("waiting", "readwrite", rows => rows.delete(sheet.id));
    if (outcome === "sent") sent++;
    else {
      // What the server does not take goes back to whoever wrote it.
      refused++;
      await within("drafts", "readwrite", rows => rows.put(sheet.fields.filter(field => typeof field[1] === "string"), sheet.action));
    }
  }
  hasSent ||= sent > 0;
  await show();
  if (refused > 0) say(status?.dataset["refused"], refused);
  clearTimeout(retry);
  wait = later === 0 || sent > 0 ? soonest : Math.min(2 * wait, latest);
  if (later > 0 && navigator.onLine) retry = setTimeout(() => void sendAll(), wait);
}

function fieldsOf(form: HTMLFormElement): Field[] {
  return [...new FormData(form).entries()].filter(([, value]) => typeof value === "string" || value.size > 0);
}

function input(form: HTMLFormElement, name: string): HTMLInputElement | HTMLTextAreaElement | null {
  return form.querySelector(`input[name="${name}"], textarea[name="${name}"]`);
}

async function fill(form: HTMLFormElement): Promise<void> {
  const path = location.pathname, id = input(form, "id");
  const draft = await within("drafts", "readonly", rows => rows.get(path) as IDBRequest<Field[] | undefined>);
  if (id && !form.dataset["sheet"]) id.value = crypto.randomUUID();
  for (const [name, value] of draft ?? []) {
    if (typeof value !== "string" || name.startsWith("_")) continue;
    for (const field of form.querySelectorAll<HTMLInputElement | HTMLTextAreaElement | HTMLSelectElement>(`[name="${name}"]`)) {
      if (field instanceof HTMLInputElement && (field.type === "radio" || field.type === "checkbox")) field.checked = field.value === value;
      else field.value = value;
    }
  }
  let keeping = 0;
  const keep = async () => {
    keeping++;
    form.ariaBusy = "true";
    await within("drafts", "readwrite", rows => rows.put(fieldsOf(form).filter(field => typeof field[1] === "string"), path));
    if (--keeping === 0) form.ariaBusy = "false";
  };
  form.addEventListener("input", () => void keep());
  for (const tap of form.querySelectorAll<HTMLElement>("[data-tap]")) startTap(form, tap, keep);
  form.addEventListener("submit", event => {
    event.preventDefault();
    void submit(form, path);
  });
}

function startTap(form: HTMLFormElement, tap: HTMLElement, keep: () => Promise<unknown>): void {
  const scale = taps.find(one => one === tap.dataset["scale"]), marks = input(form, "marks");
  if (!scale || !marks) return;
  const [number, words] = tap.querySelectorAll<HTMLInputElement>("input");
  tap.querySelector("button")?.addEventListener("click", () => {
    if (number && (number.value === "" || !number.reportValidity())) { number.focus(); return; }
    const line = [new Date().toISOString().slice(0, 19) + "Z", tap.dataset["tap"] ?? "", number?.value ?? "", words?.value.replaceAll("|", " ") ?? ""];
    marks.value = marks.value.trimEnd() + (marks.value.trim() ? "\n" : "") + line.join(" | ") + "\n";
    for (const one of [number, words]) if (one) one.value = "";
    void keep();
  });
}

async function submit(form: HTMLFormElement, path: string): Promise<void> {
  const id = input(form, "id"), seen = input(form, "seen");
  if (seen && !seen.value) seen.value = new Date().toISOString();
  const sheet: Waiting = { id: id?.value ?? path, action: path, fields: fieldsOf(form) };
  await within("waiting", "readwrite", rows => rows.put(sheet, sheet.id));
  await within("drafts", "readwrite", rows => rows.delete(path));
  const outcome = await send(sheet);
  if (outcome !== "later") await within("waiting", "readwrite", rows => rows.delete(sheet.id));
  // Sent as a form the server shows what is wrong beside each field.
  if (outcome === "refused") HTMLFormElement.prototype.submit.call(form);
  else location.assign("/observed/mine");
}

/** What an observer may need outside is fetched while there is a connection. */
async function keepPages(): Promise<void> {
  const worker = status?.dataset["worker"];
  if (!worker || !("serviceWorker" in navigator) || !navigator.onLine) return;
  await navigator.serviceWorker.register(worker, { scope: "/observed/" });
  const cache = await caches.open(pages);
  const links = [...document.querySelectorAll<HTMLAnchorElement>("a[data-observe]")].map(link => new URL(link.href).pathname);
  const parts = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[href*='/built/'], script[src*='/built/']")]
    .map(part => part instanceof HTMLLinkElement ? part.href : part.src);
  for (const address of [...parts, location.pathname, ...links]) {
    const answer = await fetch(address);
    if (answer.ok && !answer.redirected) await cache.put(address, answer);
  }
}

const form = document.querySelector<HTMLFormElement>("form.tg-observe");
if (form) await fill(form);
addEventListener("online", () => { wait = soonest; void sendAll(); });
addEventListener("offline", () => void show());
await show();
await sendAll();
await keepPages().catch(() => undefined);
export {};
