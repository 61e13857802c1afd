/** Keeps the pages of observers for when there is no connection: the network first, what was kept else. It touches nothing but them. */
interface Waits extends Event { waitUntil(work: Promise<unknown>): void }
interface Fetches extends Event { readonly request: Request; respondWith(answer: Promise<Response>): void }
interface Worker extends EventTarget { skipWaiting(): Promise<void>; readonly clients: { claim(): Promise<void> } }

const pages = "observed-pages", here = self as unknown as Worker, any = { ignoreVary: true };

async function page(request: Request, path: string): Promise<Response> {
  const cache = await caches.open(pages);
  try {
    const answer = await fetch(request);
    if (answer.ok && !answer.redirected) await cache.put(path, answer.clone());
    return answer;
  } catch (lost) {
    const kept = await cache.match(path, any) ?? await cache.match("/observed/mine", any);
    if (kept) return kept;
    throw lost;
  }
}

async function part(request: Request): Promise<Response> {
  const kept = await (await caches.open(pages)).match(request, any);
  return kept ?? fetch(request);
}

here.addEventListener("install", event => (event as Waits).waitUntil(here.skipWaiting()));
here.addEventListener("activate", event => (event as Waits).waitUntil(here.clients.claim()));
here.addEventListener("fetch", event => {
  const asked = event as Fetches, { request } = asked, { pathname, origin } = new URL(request.url);
  if (request.method !== "GET" || origin !== location.origin) return;
  if (request.mode === "navigate" && (pathname === "/observed/mine" || pathname.startsWith("/observed/fill/")))
    asked.respondWith(page(request, pathname));
  else if (pathname.startsWith("/built/")) asked.respondWith(part(request));
});
export {};
