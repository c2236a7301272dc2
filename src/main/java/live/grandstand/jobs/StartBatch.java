package live.grandstand.jobs;

import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Stories that are to go through the same steps.
 *
 * @param storyIds the caller's; an admin's may be anybody's
 */
public record StartBatch(
    @NotNull(message = "is missing")
        @Size(min = 1, max = BatchService.MAX_FILES, message = "must be 1 to 50 ids")
        @Schema(description = "Each once")
        List<@NotNull(message = "must be an id") UUID> storyIds,
    @NotNull(message = "is missing") @Valid BatchSettings settings) {}
