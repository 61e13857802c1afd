/**
 * A survey on a device at a touchpoint: shows one question at a time, sends what was answered when nobody touches it any more, and is
 * back at the first question for the next person. The network may be gone at any time.
 */
import { KioskStore } from "./kiosk-store";

interface Test { of: string; is: string; value: string | null }

const body = document.body;
const idle = Number(body.dataset["idle"]) * 1000;
const thanks = Number(body.dataset["thanks"]) * 1000;
const spoken = [...document.querySelectorAll<HTMLElement>("[data-spoken]")];

let inUse = spoken[0]!;
let answers = new Map<string, string>();
let way: HTMLElement[] = [];
let began = 0;
let deadline = 0;

const store = new KioskStore(body.dataset["kiosk"]!, waiting => {
  for (const note of document.querySelectorAll<HTMLElement>("[data-waiting]")) {
    note.hidden = waiting === 0;
    note.querySelector("b")!.textContent = String(waiting);
  }
});

const sections = () => [...inUse.querySelectorAll<HTMLElement>("section")];
const current = () => sections().find(section => !section.hidden)!;
const isFirst = (section: HTMLElement) => way.length === 0 && !section.hasAttribute("data-end");
const hasAny = (of: string) => [...answers.keys()].some(cell => cell === of || cell.startsWith(of + "."));

function holds(test: Test): boolean {
  const [given, value] = [answers.get(test.of) ?? null, test.value];
  switch (test.is) {
    case "Is": return given === value;
    case "IsNot": return given !== value;
    case "AtMost": return given !== null && Number(given) <= Number(value);
    case "AtLeast": return given !== null && Number(given) >= Number(value);
    case "Answered": return hasAny(test.of);
    default: return !hasAny(test.of);
  }
}

function isAsked(section: HTMLElement): boolean {
  const condition = section.dataset["if"];
  if (!condition) return true;
  const { any, tests } = JSON.parse(condition) as { any: boolean; tests: Test[] };
  return any ? tests.some(holds) : tests.every(holds);
}

function show(section: HTMLElement): void {
  for (const one of sections()) one.hidden = one !== section;
  for (const gap of section.querySelectorAll<HTMLElement>("[data-pipe]")) gap.textContent = said(gap.dataset["pipe"]!);
  for (const button of section.querySelectorAll<HTMLElement>("[data-tick]")) button.ariaPressed = String(answers.has(button.dataset["tick"]!));
  const reasons = section.querySelector<HTMLElement>("[data-shuffle]");
  if (reasons) shuffle(reasons);
  touched();
  if (!isFirst(section)) section.querySelector<HTMLElement>("h1")?.focus();
}

// What an earlier answer is called, as it stood on its button.
function said(question: string): string {
  const value = answers.get(question);
  const button = inUse.querySelector(`[data-pick="${CSS.escape(question)}"][data-value="${CSS.escape(value ?? "")}"]`);
  return value === undefined ? "" : /^\d+$/.test(value) ? value : button?.textContent?.trim() ?? "";
}

function shuffle(reasons: HTMLElement): void {
  const loose = [...reasons.children].filter(one => !one.hasAttribute("data-last"));
  for (let i = loose.length - 1; i > 0; i--) {
    const j = Math.floor(Math.random() * (i + 1));
    [loose[i], loose[j]] = [loose[j]!, loose[i]!];
  }
  reasons.prepend(...loose);
}

function next(): void {
  const [all, here] = [sections(), current()];
  const after = all.slice(all.indexOf(here) + 1).find(section => section.hasAttribute("data-end") || isAsked(section))!;
  if (after.hasAttribute("data-end")) { finish(); return; }
  way.push(here);
  show(after);
}

function finish(): void {
  if (answers.size > 0) {
    const now = Date.now();
    store.keep({ version: Number(body.dataset["version"]), language: inUse.lang, at: now, seconds: Math.round((now - began) / 1000),
      answers: Object.fromEntries(answers) });
  }
  way.push(current());
  show(inUse.querySelector<HTMLElement>("[data-end]")!);
}

function reset(): void {
  answers = new Map();
  way = [];
  began = 0;
  speechSynthesis?.cancel();
  document.documentElement.classList.remove("big");
  for (const details of document.querySelectorAll("details")) details.open = false;
  speak(spoken[0]!.lang);
  show(sections()[0]!);
}

function speak(language: string): void {
  const place = sections().indexOf(current());
  inUse = spoken.find(one => one.lang === language) ?? spoken[0]!;
  for (const one of spoken) one.hidden = one !== inUse;
  document.documentElement.lang = inUse.lang;
  show(sections()[place]!);
}

function act(button: HTMLElement): void {
  const here = current();
  const { pick, tick, value, to } = button.dataset;
  if (pick !== undefined) {
    for (const cell of [...answers.keys()]) if (cell === pick) answers.delete(cell);
    answers.set(pick, value!);
    next();
  } else if (tick !== undefined) {
    const ticked = here.querySelectorAll("[aria-pressed=true]").length;
    if (answers.has(tick)) answers.delete(tick);
    else if (ticked < Number(here.dataset["most"] || Infinity)) answers.set(tick, "1");
    button.ariaPressed = String(answers.has(tick));
  } else switch (button.dataset["act"]) {
    case "done": next(); break;
    case "back": {
      const before = way.pop()!;
      for (const section of sections().slice(sections().indexOf(before)))
        for (const cell of [...answers.keys()]) if (cell === section.dataset["q"] || cell.startsWith(section.dataset["q"] + ".")) answers.delete(cell);
      show(before);
      break;
    }
    case "big": document.documentElement.classList.toggle("big"); break;
    case "full": void document.documentElement.requestFullscreen().catch(() => { /* the device does not want it */ }); break;
    case "speak": speak(to!); break;
    case "read": {
      const words = new SpeechSynthesisUtterance([...here.querySelectorAll("h1, .hint, [data-pick], [data-tick]")].map(one => one.textContent).join("。"));
      words.lang = inUse.lang;
      speechSynthesis.cancel();
      speechSynthesis.speak(words);
    }
  }
}

function touched(): void {
  deadline = performance.now() + (current().hasAttribute("data-end") ? thanks : idle);
  count();
}

function count(): void {
  const left = Math.max(0, Math.ceil((deadline - performance.now()) / 1000));
  const number = current().querySelector("[data-soon] b");
  if (number) number.textContent = String(left);
  if (left > 0) return;
  const here = current();
  if (here.hasAttribute("data-end")) reset();
  else if (answers.size > 0) finish();
  else if (!isFirst(here) || inUse !== spoken[0] || document.documentElement.classList.contains("big")) reset();
  else touched();
}

document.addEventListener("click", event => {
  if (current().hasAttribute("data-end")) { reset(); return; }
  if (began === 0) began = Date.now();
  const button = (event.target as Element).closest<HTMLElement>("button");
  if (button) act(button);
  touched();
});
document.addEventListener("keydown", touched);
document.addEventListener("fullscreenchange", () => {
  for (const button of document.querySelectorAll<HTMLElement>("[data-act=full]")) button.hidden = document.fullscreenElement !== null;
});
window.addEventListener("online", () => void store.send());
setInterval(count, 250);
setInterval(() => void store.send(), 20_000);

for (const button of document.querySelectorAll<HTMLElement>("[data-act=full]")) button.hidden = !document.fullscreenEnabled;
for (const button of document.querySelectorAll<HTMLElement>("[data-act=read]")) button.hidden = !("speechSynthesis" in window);
body.dataset["ready"] = "1";
show(sections()[0]!);
void store.send();

// So that the page comes back after a restart without a network: where the address is secure.
if ("serviceWorker" in navigator) {
  void navigator.serviceWorker.register(body.dataset["worker"]!, { scope: "/k/" }).then(() => navigator.serviceWorker.ready).then(worker => {
    const files = [...document.querySelectorAll<HTMLLinkElement | HTMLScriptElement>("link[href], script[src]")];
    worker.active?.postMessage([location.pathname, ...files.map(file => file.getAttribute("href") ?? file.getAttribute("src")!)]);
  }).catch(() => { /* a browser that forbids it still asks and keeps answers while the page is open */ });
}
