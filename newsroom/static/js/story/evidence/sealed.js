// Sealed text on the screen: in one node, gone after its seconds without a key or a hand on it, after ten minutes whatever
// happens, when the tab is hidden and when the page is left. Ten minutes are as long as a password counts.

const LONGEST_MS = 10 * 60 * 1000;

export class SealedText {
  // `clear` empties the node; `left(seconds)` tells how long it stays.
  constructor(node, { clear, left }) {
    Object.assign(this, { node, clear, left, clock: null, seconds: 0, until: 0, last: 0 });
    for (const name of ["keydown", "pointermove", "pointerdown", "wheel"]) node.addEventListener(name, () => this.touch(), { passive: true });
    window.addEventListener("pagehide", () => this.end());
    document.addEventListener("visibilitychange", () => { if (document.hidden) this.end(); });
  }

  get isOpen() { return this.clock !== null; }

  start(seconds) {
    this.stop();
    this.seconds = seconds;
    this.last = performance.now() + LONGEST_MS;
    this.touch(true);
    this.clock = setInterval(() => this.tick(), 500);
    this.tick();
  }

  touch(isStart = false) { if (this.isOpen || isStart) this.until = Math.min(performance.now() + this.seconds * 1000, this.last); }

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
