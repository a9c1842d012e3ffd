/** Runs a task once in the next animation frame, however often it is scheduled before. */
export class FrameScheduler {
  private request: number | undefined;

  constructor(private readonly run: (now: number) => void) {}

  schedule(): void {
    this.request ??= requestAnimationFrame((now) => {
      this.request = undefined;
      this.run(now);
    });
  }
}
