import { messageOf } from '../api/problem';
import { problemLine } from './fields';

/** Runs one thing at a time; what fails is said in `problem`, which its owner puts on the page. */
export class Actions {
  readonly problem = problemLine();
  private busy = false;

  constructor(private readonly onFailure: () => void = () => {}) {}

  run(work: () => Promise<void>): void {
    if (!this.busy) {
      void this.alone(work);
    }
  }

  private async alone(work: () => Promise<void>): Promise<void> {
    this.busy = true;
    this.problem.hidden = true;
    try {
      await work();
    } catch (error) {
      this.problem.textContent = messageOf(error);
      this.problem.hidden = false;
      this.problem.scrollIntoView({ block: 'nearest' });
      this.onFailure();
    } finally {
      this.busy = false;
    }
  }
}
