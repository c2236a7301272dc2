/**
 * Work that many things ask for: it is done soon, by one at a time, not more often than every
 * `ms`, and once more when it was asked for meanwhile. The work has to deal with its own failures.
 */
export class Coalesced {
  private asked = false;
  private resting = false;

  constructor(
    private readonly ms: number,
    private readonly work: () => Promise<void>,
  ) {}

  ask(): void {
    this.asked = true;
    if (!this.resting) {
      void this.run();
    }
  }

  private async run(): Promise<void> {
    this.asked = false;
    this.resting = true;
    const rest = new Promise((resolve) => setTimeout(resolve, this.ms));
    await this.work();
    await rest;
    this.resting = false;
    if (this.asked) {
      void this.run();
    }
  }
}
