/**
 * Administration over REST, and the audit trail of it (rest.md "Emitting and administration").
 *
 * <p>It does nothing itself: the services of the features do, and tell what was done by {@link
 * live.grandstand.accounts.AdminActed}. Nobody imports this package.
 */
@NullMarked
package live.grandstand.admin;

import org.jspecify.annotations.NullMarked;
