/**
 * For pages of other sites: shows a survey in a frame where the script stands.
 * <script src="https://…/embed.js" data-survey="TOKEN" data-title="…" data-height="560" data-lang="en" async></script>
 * The frame shows what the server allows this site to show; no cookie is needed, and nothing of the page is read.
 */
const script = document.currentScript as HTMLScriptElement | null;
const token = script?.dataset["survey"];
if (script && token) {
  const { title, height, lang } = script.dataset;
  const address = new URL(`/s/${encodeURIComponent(token)}`, script.src);
  if (lang) address.searchParams.set("lang", lang);
  const frame = document.createElement("iframe");
  frame.src = address.href;
  frame.title = title ?? document.title;
  frame.height = height ?? "560";
  frame.width = "100%";
  frame.loading = "lazy";
  frame.style.border = "0";
  script.after(frame);
}
