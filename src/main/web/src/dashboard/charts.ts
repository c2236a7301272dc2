/** The two charts of the dashboard. */
import type { GenrePoint, ProcessingPoint } from '../api/dashboard-types';
import { number } from '../ui/numbers';
import { ChartView } from './chart-view';
import { NO_GENRE, stretchNames } from './series';

export function processingChart(): ChartView<ProcessingPoint> {
  return new ChartView<ProcessingPoint>({
    name: 'processing',
    title: 'Steps finished',
    axis: 'From',
    names: stretchNames,
    measures: [
      { label: 'Done', colour: '--chart-good', of: ({ completed }) => completed },
      { label: 'Failed', colour: '--chart-bad', of: ({ failed }) => failed },
    ],
    summary: (points) => {
      const done = sum(points.map(({ completed }) => completed));
      const failed = sum(points.map(({ failed }) => failed));
      return `${number(done)} done, ${number(failed)} failed in this time.`;
    },
  });
}

export function genreChart(): ChartView<GenrePoint> {
  return new ChartView<GenrePoint>({
    name: 'genre',
    title: 'Stories by genre',
    axis: 'Genre',
    lying: true,
    names: (points) => points.map(({ genre }) => genre ?? NO_GENRE),
    measures: [{ label: 'Stories', colour: '--chart-main', of: ({ stories }) => stories }],
    summary: (points) => {
      const [most] = [...points].sort((a, b) => b.stories - a.stories);
      return most
        ? `Most are ${most.genre ?? NO_GENRE}: ${number(most.stories)} of ${number(sum(points.map(({ stories }) => stories)))}.`
        : 'No stories in this time.';
    },
  });
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0);
}
