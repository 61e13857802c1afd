/**
 * Answers that wait on the device until the server has them. Each lies under a key of its own, so that two windows never write over
 * each other, and is deleted only when the server has said that it is durable (or that it will never take it).
 */
export interface Kept {
  id: string;
  version: number;
  language: string;
  at: number;
  seconds: number;
  answers: Record<string, string>;
}

const most = 50;

export class KioskStore {
  private isSending = false;
  private isWanted = false;
  private readonly inMemory = new Map<string, Kept>();
  private readonly start: string;

  constructor(private readonly link: string, private readonly told: (waiting: number) => void) {
    this.start = `tangent-kiosk.${link}.`;
  }

  keep(one: Omit<Kept, "id">): void {
    const id = [...crypto.getRandomValues(new Uint8Array(16))].map(byte => byte.toString(16).padStart(2, "0")).join("");
    const kept = { id, ...one };
    // Where storage is full or forbidden the answer lives as long as the page.
    try { localStorage.setItem(this.start + id, JSON.stringify(kept)); } catch { this.inMemory.set(id, kept); }
    void this.send();
  }

  /** Sends what waits; called while it sends, it looks again afterwards, for the network may have come back in between. */
  async send(): Promise<void> {
    this.isWanted = true;
    if (this.isSending) return;
    this.isSending = true;
    while (this.isWanted) {
      this.isWanted = false;
      try {
        for (let batch = this.waiting(); batch.length > 0; batch = this.waiting()) {
          this.told(batch.length);
          if (await this.post(batch.slice(0, most)) === 0) break;
        }
      } catch { /* no network, or nobody there: they wait, and are tried again */ }
    }
    this.isSending = false;
    this.told(this.waiting().length);
  }

  private async post(batch: Kept[]): Promise<number> {
    const now = Date.now();
    const answer = await fetch(`/k/${this.link}`, {
      method: "POST",
      headers: { "Content-Type": "application/json" },
      body: JSON.stringify(batch.map(({ at, ...one }) => ({ ...one, agoSeconds: (now - at) / 1000 }))),
    });
    if (!answer.ok) return 0;
    const { kept, refused } = await answer.json() as { kept: string[]; refused: string[] };
    for (const id of [...kept, ...refused]) this.forget(id);
    return kept.length + refused.length;
  }

  private waiting(): Kept[] {
    const found = [...this.inMemory.values()];
    try {
      for (let i = 0; i < localStorage.length; i++) {
        const key = localStorage.key(i);
        if (key?.startsWith(this.start)) found.push(JSON.parse(localStorage.getItem(key) ?? "") as Kept);
      }
    } catch { /* storage is forbidden */ }
    return found;
  }

  private forget(id: string): void {
    this.inMemory.delete(id);
    try { localStorage.removeItem(this.start + id); } catch { /* storage is forbidden */ }
  }
}
