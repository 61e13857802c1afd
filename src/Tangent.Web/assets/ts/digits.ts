/**
 * In a form with data-digits a digit answers the question that has the focus, or the first without an answer: on a scale the number
 * itself (1 and 0 in a row are 10), else the option in that place. Then the next question has the focus; ticks stay where they are.
 */
import { isOff, isTyping } from "./keys";

const pause = 800;

/** Inputs that answer one thing together: radios of one name, ticks of one question. */
function groups(form: HTMLFormElement): HTMLInputElement[][] {
  const found = new Map<string, HTMLInputElement[]>();
  for (const input of form.querySelectorAll<HTMLInputElement>("input[type=radio], input[type=checkbox]")) {
    const name = input.type === "radio" ? input.name : input.name.split(".").slice(0, 2).join(".") + " ticks";
    found.set(name, [...found.get(name) ?? [], input]);
  }
  return [...found.values()];
}

export function startDigits(): void {
  let last: { group: HTMLInputElement[]; digit: string; at: number } | null = null;
  document.addEventListener("keydown", event => {
    const form = document.querySelector<HTMLFormElement>("form[data-digits]");
    if (!form || isOff() || isTyping(event.target) || event.ctrlKey || event.metaKey || event.altKey || !/^\d$/.test(event.key)) return;
    const all = groups(form);
    const isTen = last !== null && last.digit === "1" && event.key === "0" && event.timeStamp - last.at < pause
      && last.group.some(input => input.value === "10");
    const group = isTen ? last!.group
      : all.find(one => one.includes(event.target as HTMLInputElement)) ?? all.find(one => !one.some(input => input.checked));
    if (!group) return;
    const isScale = group.every(input => /^\d+$/.test(input.value)) && group[0]!.type === "radio";
    const chosen = isScale ? group.find(input => input.value === (isTen ? "10" : event.key)) : group[Number(event.key) - 1];
    if (!chosen) return;
    event.preventDefault();
    last = { group, digit: event.key, at: event.timeStamp };
    chosen.click();
    const after = chosen.type === "radio" ? all[all.indexOf(group) + 1]?.[0] : null;
    (after ?? chosen).focus();
  });
}
