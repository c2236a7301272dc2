/** Batches, as the REST API sends and takes them. */
import type { AudioOptions, ImageOptions, StepName } from './story-types';
import type { UserSummary } from './types';

/** Of a batch and of each file in it. */
export type JobState = 'queued' | 'running' | 'completed' | 'failed' | 'cancelled';

/** What is done to each file; what is left out is as the server has it. */
export interface JobSettings extends AudioOptions, ImageOptions {
  steps: StepName[];
  customPrompt?: string;
}

export interface JobItem {
  id: string;
  /** From 0, in the order in which they were given. */
  fileIndex: number;
  name: string;
  /** Null when the file was refused, and when its story has been deleted. */
  storyId: string | null;
  state: JobState;
  step: StepName | null;
  error: string | null;
}

export interface Job {
  id: string;
  owner: UserSummary;
  settings: JobSettings;
  state: JobState;
  totalFiles: number;
  /** With those that failed. */
  processedFiles: number;
  failedFiles: number;
  currentStep: StepName | null;
  /** Lists leave them out. */
  items?: JobItem[];
  createdAt: string;
  startedAt: string | null;
  finishedAt: string | null;
}
