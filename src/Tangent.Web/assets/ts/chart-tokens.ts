/** Colours and font come from the page's tokens, read anew for each drawing, so that a change of theme is seen. */
export type Tokens = { of: (name: string) => string; font: string };

export function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  return {
    of: name => style.getPropertyValue(`--tg-${name}`).trim(),
    font: getComputedStyle(document.body).fontFamily,
  };
}

/** Numbers as the page writes them: the reader's culture, a true minus sign. */
export function numberText(locale: string, decimals: number): (value: number) => string {
  const format = new Intl.NumberFormat(locale, { minimumFractionDigits: decimals, maximumFractionDigits: decimals });
  return value => format.format(value).replace("-", "−");
}

/** Text in a rich-text tooltip: braces and bars have a meaning there, so they are replaced by full-width twins. */
export const plain = (text: string) => text.replace(/\{/g, "｛").replace(/\}/g, "｝").replace(/\|/g, "｜");
