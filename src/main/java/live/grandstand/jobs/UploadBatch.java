package live.grandstand.jobs;

import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** The fields of {@code POST /batch/start} as a form, for the OpenAPI document. */
record UploadBatch(
    @NotNull @Schema(description = "As JSON, before the files") BatchSettings settings,
    @NotNull
        @Size(min = 1, max = BatchService.MAX_FILES)
        @Schema(description = "Each at most 5 MB: .txt, .md, .docx or .pdf")
        List<String> files) {}
