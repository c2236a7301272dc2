/** Which part is on, and which is next; without a sound. */
export class Playlist {
  private ids: readonly string[] = [];
  private at: string | null = null;

  get current(): string | null {
    return this.at;
  }

  get size(): number {
    return this.ids.length;
  }

  /** From 0; -1 while nothing is on. */
  get index(): number {
    return this.at === null ? -1 : this.ids.indexOf(this.at);
  }

  /** There may be more now, or others. Returns whether what is on is still there. */
  replace(ids: readonly string[]): boolean {
    this.ids = ids;
    const stays = this.at === null || ids.includes(this.at);
    if (!stays) {
      this.at = null;
    }
    return stays;
  }

  put(id: string): void {
    this.at = this.ids.includes(id) ? id : null;
  }

  first(): string | null {
    return this.ids[0] ?? null;
  }

  next(): string | null {
    return this.ids[this.index + 1] ?? null;
  }

  previous(): string | null {
    return this.index > 0 ? (this.ids[this.index - 1] ?? null) : null;
  }
}
