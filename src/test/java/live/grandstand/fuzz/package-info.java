/** The coverage-guided fuzzer (Jazzer) on everything that decodes what strangers send. */
@NullMarked
package live.grandstand.fuzz;

import org.jspecify.annotations.NullMarked;
