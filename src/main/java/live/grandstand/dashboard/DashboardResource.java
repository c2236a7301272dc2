package live.grandstand.dashboard;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.SecurityContext;
import live.grandstand.accounts.Caller;
import live.grandstand.accounts.Limited;
import live.grandstand.accounts.RateLimit;
import live.grandstand.platform.Page;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The dashboard (rest.md "Stories, audio, images, jobs, dashboard"). */
@Path("dashboard")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "Dashboard")
public class DashboardResource {
  private static final String RANGE = "Whole hours (day) or days in UTC; a week when nobody says";
  private static final String SCOPE = "Whose stories; all is for administrators";

  @Inject DashboardFigures figures;

  /** The numbers. */
  @GET
  @Path("stats")
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getDashboardStats",
      summary = "How many stories, files, images and jobs; at most a second old",
      description = "A job is one run of one step of one story")
  public DashboardStatsView stats(
      @Parameter(description = RANGE, schema = @Schema(implementation = TimeRange.class))
          @QueryParam("timeRange")
          @Nullable String timeRange,
      @Parameter(
              description = SCOPE,
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"own", "all"}))
          @QueryParam("scope")
          @Nullable String scope,
      @Context SecurityContext security) {
    TimeRange range = TimeRange.of(timeRange);
    return figures.stats(DashboardScope.of(Caller.of(security), scope), range);
  }

  /** What became of jobs over time. */
  @GET
  @Path("charts/processing")
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getProcessingChart",
      summary = "How many jobs completed and failed, by hour or by day; at most a second old")
  public ProcessingChartView processing(
      @Parameter(description = RANGE, schema = @Schema(implementation = TimeRange.class))
          @QueryParam("timeRange")
          @Nullable String timeRange,
      @Parameter(
              description = SCOPE,
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"own", "all"}))
          @QueryParam("scope")
          @Nullable String scope,
      @Context SecurityContext security) {
    TimeRange range = TimeRange.of(timeRange);
    return figures.processing(DashboardScope.of(Caller.of(security), scope), range);
  }

  /** What stories are about. */
  @GET
  @Path("charts/genre")
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "getGenreChart",
      summary = "How many stories were made of each genre; at most a second old")
  public GenreChartView genres(
      @Parameter(description = RANGE, schema = @Schema(implementation = TimeRange.class))
          @QueryParam("timeRange")
          @Nullable String timeRange,
      @Parameter(
              description = SCOPE,
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"own", "all"}))
          @QueryParam("scope")
          @Nullable String scope,
      @Context SecurityContext security) {
    TimeRange range = TimeRange.of(timeRange);
    return figures.genres(DashboardScope.of(Caller.of(security), scope), range);
  }

  /** What happened last. */
  @GET
  @Path("activity")
  @Limited(RateLimit.READ)
  @Operation(
      operationId = "listActivity",
      summary = "Stories made, and steps and batches that ended, the newest first")
  public Page<ActivityView> activity(
      @Parameter(
              description = SCOPE,
              schema =
                  @Schema(
                      implementation = String.class,
                      enumeration = {"own", "all"}))
          @QueryParam("scope")
          @Nullable String scope,
      @QueryParam("limit") @Nullable String limit,
      @QueryParam("cursor") @Nullable String cursor,
      @Context SecurityContext security) {
    ActivityQuery query = ActivityQuery.of(limit, cursor);
    return figures.activity(DashboardScope.of(Caller.of(security), scope), query);
  }
}
