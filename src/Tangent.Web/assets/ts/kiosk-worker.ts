/**
 * Keeps the pages of devices, so that one that is started again without a network still asks. A page is always fetched fresh where the
 * network is there; what carries the hash of its content is not asked for twice.
 */
export interface Waits { waitUntil(work: Promise<unknown>): void }
interface Fetched extends Event { request: Request; respondWith(answer: Promise<Response>): void }

const worker = self as unknown as EventTarget & { skipWaiting(): Promise<void>; clients: { claim(): Promise<void> } };
const shelf = "tangent-kiosk";

async function keep(addresses: string[]): Promise<void> {
  const cache = await caches.open(shelf);
  await Promise.all(addresses.map(async address => {
    try {
      const answer = await fetch(address);
      if (answer.ok) await cache.put(address, answer);
    } catch { /* kept next time */ }
  }));
}

async function page(request: Request): Promise<Response> {
  const [cache, address] = [await caches.open(shelf), new URL(request.url).pathname];
  try {
    const answer = await fetch(request);
    if (answer.ok) await cache.put(address, answer.clone());
    else if (answer.status === 404) await cache.delete(address);
    if (answer.status < 500) return answer;
    return await cache.match(address) ?? answer;
  } catch (gone) {
    const kept = await cache.match(address);
    if (kept) return kept;
    throw gone;
  }
}

worker.addEventListener("install", event => (event as unknown as Waits).waitUntil(worker.skipWaiting()));
worker.addEventListener("activate", event => (event as unknown as Waits).waitUntil(worker.clients.claim()));
worker.addEventListener("message", event => (event as unknown as Waits).waitUntil(keep((event as MessageEvent<string[]>).data)));
worker.addEventListener("fetch", event => {
  const { request, respondWith } = event as Fetched;
  if (request.method !== "GET") return;
  const answer = respondWith.bind(event) as Fetched["respondWith"];
  if (request.mode === "navigate") answer(page(request));
  else if (new URL(request.url).pathname.startsWith("/built/")) answer(caches.match(request).then(kept => kept ?? fetch(request)));
});
