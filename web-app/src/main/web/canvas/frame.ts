/** Runs something once in the next animation frame, however often it is asked to. */
export class Frame {
  private request: number | undefined;

  constructor(private readonly run: (now: number) => void) {}

  ask(): void {
    this.request ??= requestAnimationFrame((now) => {
      this.request = undefined;
      this.run(now);
    });
  }
}
