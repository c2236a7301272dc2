import type {
  Activity,
  DashboardStats,
  GenrePoint,
  ProcessingPoint,
  Scope,
  Series,
  TimeRange,
} from './dashboard-types';
import type { Http } from './http';
import { search } from './search';
import type { Page } from './types';

/** What of the dashboard is asked for. */
export interface DashboardQuery {
  scope: Scope;
  timeRange: TimeRange;
}

export class Dashboard {
  constructor(private readonly http: Http) {}

  stats(query: DashboardQuery): Promise<DashboardStats> {
    return this.http.get(`dashboard/stats${asked(query)}`);
  }

  processing(query: DashboardQuery): Promise<Series<ProcessingPoint>> {
    return this.http.get(`dashboard/charts/processing${asked(query)}`);
  }

  genres(query: DashboardQuery): Promise<Series<GenrePoint>> {
    return this.http.get(`dashboard/charts/genre${asked(query)}`);
  }

  activity(scope: Scope): Promise<Page<Activity>> {
    return this.http.get(`dashboard/activity${search({ scope })}`);
  }
}

function asked(query: DashboardQuery): string {
  return search({ ...query });
}
