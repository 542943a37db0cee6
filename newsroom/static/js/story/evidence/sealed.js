// Sealed text on the screen: in one node, gone after its seconds, when the tab is hidden and when the page is left
// (protection.md, section 2). Reading on does not lengthen it: whoever needs longer opens it again, and that is logged.

export class SealedText {
  // `clear` empties the node; `left(seconds)` tells how long it stays.
  constructor({ clear, left }) {
    Object.assign(this, { clear, left, clock: null, until: 0 });
    window.addEventListener("pagehide", () => this.end());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.end(); });
  }

  get isOpen() { return this.clock !== null; }

  start(seconds) {
    this.stop();
    this.until = performance.now() + seconds * 1000;
    this.clock = setInterval(() => this.tick(), 500);
    this.tick();
  }

  tick() {
    const rest = Math.ceil((this.until - performance.now()) / 1000);
    if (rest <= 0) this.end(); else this.left(rest);
  }

  stop() { clearInterval(this.clock); this.clock = null; }

  end() {
    if (!this.isOpen) return;
    this.stop();
    this.clear();
  }
}
