/** The process that reads PDFs; the only user of PDFBox. */
@NullMarked
package live.grandstand.stories.pdf;

import org.jspecify.annotations.NullMarked;
