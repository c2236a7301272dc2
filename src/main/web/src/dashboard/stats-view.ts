import type { DashboardStats } from '../api/dashboard-types';
import { el } from '../ui/dom';
import { took } from '../ui/durations';
import { number } from '../ui/numbers';

interface Figure {
  id: keyof DashboardStats;
  label: string;
  words: (value: number) => string;
}

const FIGURES: readonly Figure[] = [
  { id: 'totalStories', label: 'Stories', words: number },
  { id: 'totalAudioFiles', label: 'Recordings', words: number },
  { id: 'totalImages', label: 'Pictures', words: number },
  { id: 'processingJobs', label: 'Steps under way', words: number },
  { id: 'completedJobs', label: 'Steps done', words: number },
  { id: 'failedJobs', label: 'Steps failed', words: number },
  { id: 'totalProcessingTime', label: 'Time worked', words: took },
  { id: 'averageProcessingTime', label: 'A step takes', words: took },
];

/** The numbers of the dashboard. They are no live region: they would be read out all day. */
export class StatsView {
  readonly element: HTMLElement;
  private readonly values = new Map<keyof DashboardStats, HTMLElement>();

  constructor() {
    this.element = el('dl', { class: 'tiles', testid: 'dashboard-stats' });
    for (const { id, label } of FIGURES) {
      const value = el('dd', { class: 'board board-digits', testid: `stat-${id}` }, '–');
      this.values.set(id, value);
      this.element.append(el('div', { class: 'tile' }, el('dt', {}, label), value));
    }
  }

  show(stats: Partial<DashboardStats>): void {
    for (const { id, words } of FIGURES) {
      const value = this.values.get(id);
      const given = stats[id];
      if (value && typeof given === 'number') {
        value.textContent = words(given);
      }
    }
  }
}
