/** The dashboard's numbers, as the REST API answers them and `/dashboard` pushes them. */

export type TimeRange = 'day' | 'week' | 'month' | 'all';
export type Scope = 'own' | 'all';

export interface DashboardStats {
  totalStories: number;
  totalAudioFiles: number;
  totalImages: number;
  processingJobs: number;
  completedJobs: number;
  failedJobs: number;
  /** In ms. */
  totalProcessingTime: number;
  averageProcessingTime: number;
}

/** What was finished within one stretch of time. */
export interface ProcessingPoint {
  /** When the stretch began. */
  time: string;
  completed: number;
  failed: number;
}

export interface GenrePoint {
  /** Null for stories without one. */
  genre: string | null;
  stories: number;
}

export interface Series<P> {
  timeRange: TimeRange;
  points: P[];
}

export type Level = 'info' | 'success' | 'warning' | 'error';

export interface Activity {
  id: string;
  type: string;
  title: string;
  userId: string;
  /** The story or batch that it is about. */
  refId: string | null;
  level: Level;
  timestamp: string;
}
