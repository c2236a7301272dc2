package live.grandstand.dashboard;

import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * The numbers of the dashboard (rest.md: {@code GET /dashboard/stats}). A job is one run of one
 * step of one story, alone or in a batch. What is there is counted by when it was made, and what
 * ended by when it ended; what is under way is counted whenever it began.
 *
 * @param totalProcessingTime of the completed jobs, in milliseconds
 * @param averageProcessingTime of a completed job, in milliseconds; 0 when there is none
 */
public record DashboardStatsView(
    @Schema(description = "Stories made in that time", example = "12") long totalStories,
    @Schema(description = "Audio files made in that time", example = "40") long totalAudioFiles,
    @Schema(description = "Images made in that time", example = "22") long totalImages,
    @Schema(description = "Jobs that wait or are worked on now", example = "2") long processingJobs,
    @Schema(description = "Jobs completed in that time", example = "30") long completedJobs,
    @Schema(description = "Jobs that failed in that time", example = "1") long failedJobs,
    @Schema(description = "Of the completed jobs, in milliseconds", example = "61500")
        long totalProcessingTime,
    @Schema(description = "Of a completed job, in milliseconds", example = "2050")
        long averageProcessingTime) {

  static DashboardStatsView of(
      long stories, long audioFiles, long images, long processing, JobTotals ended) {
    return new DashboardStatsView(
        stories,
        audioFiles,
        images,
        processing,
        ended.completed(),
        ended.failed(),
        ended.processingMillis(),
        ended.completed() == 0
            ? 0
            : Math.round((double) ended.processingMillis() / ended.completed()));
  }

  /** What became of the jobs that ended. */
  record JobTotals(long completed, long failed, long processingMillis) {}
}
