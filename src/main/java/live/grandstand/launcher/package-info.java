/**
 * The main class of {@code grandstand.jar}. It stands at the root of that file, outside the WAR,
 * and so sees nothing but Payara Micro's own launcher.
 */
@NullMarked
package live.grandstand.launcher;

import org.jspecify.annotations.NullMarked;
