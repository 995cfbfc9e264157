/** Acts once something has been quiet for a while. Hearing of it is nearly free: it may happen with every key. */
export class Quiet {
  private readonly pause: number;
  private readonly act: () => void;
  private timer: ReturnType<typeof setTimeout> | null = null;
  private heardAt = 0;

  /** `pause`: how long it must not have been heard of, ms. */
  constructor(pause: number, act: () => void) {
    this.pause = pause;
    this.act = act;
  }

  /** It happened: the pause begins anew. */
  heard(): void {
    this.heardAt = performance.now();
    this.timer ??= setTimeout(this.look, this.pause);
  }

  /** Nothing more is done until it is heard of again. */
  callOff(): void {
    if (this.timer !== null) clearTimeout(this.timer);
    this.timer = null;
  }

  /** One timer for a whole run: what is left of the pause is waited for when it has come to its end. */
  private readonly look = () => {
    const left = this.heardAt + this.pause - performance.now();
    this.timer = left > 1 ? setTimeout(this.look, left) : null;
    if (this.timer === null) this.act();
  };
}
