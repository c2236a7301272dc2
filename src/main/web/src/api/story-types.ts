/** Stories and what is made of them, as the REST API sends and takes them. */
import type { UserSummary } from './types';

/** What a story goes through, in this order. */
export type StepName = 'story' | 'audio' | 'images';

export const STEPS: readonly StepName[] = ['story', 'audio', 'images'];

export interface StoryStatus {
  storyGenerated: boolean;
  audioGenerated: boolean;
  imagesGenerated: boolean;
  /** The step that waits or is under way; with an error, the one that failed. */
  step: StepName | null;
  error: string | null;
}

export interface StoryMetadata {
  originalWordCount: number;
  generatedWordCount: number | null;
  /** In ms. */
  processingTime: number | null;
  provider: string | null;
}

export interface Story {
  id: string;
  owner: UserSummary;
  title: string;
  genre: string | null;
  customPrompt: string | null;
  /** Lists leave the texts out. */
  originalContent?: string | null;
  generatedContent?: string | null;
  status: StoryStatus;
  metadata: StoryMetadata;
  auto: boolean;
  createdAt: string;
  updatedAt: string;
}

export interface NewStory {
  title: string;
  content: string;
  genre?: string;
  customPrompt?: string;
  auto: boolean;
}

/** Null clears. */
export interface StoryChange {
  title: string;
  genre: string | null;
  customPrompt: string | null;
}

export interface AudioOptions {
  maxWordsPerChunk?: number;
  voiceModel?: string;
}

export interface ImageOptions {
  artStyle?: string;
  imageSize?: string;
}

/** Something that a step made of a part of the text. */
export interface Chunk {
  id: string;
  storyId: string;
  /** From 0. */
  chunkIndex: number;
  content: string;
}

export interface AudioChunk extends Chunk {
  wordCount: number;
  /** In seconds. */
  duration: number;
  voiceModel: string | null;
}

export interface ImageChunk extends Chunk {
  prompt: string;
  style: { artStyle: string };
  imageSize: string;
}
