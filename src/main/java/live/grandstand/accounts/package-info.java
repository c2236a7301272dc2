/**
 * Who someone is: accounts, logins and the tokens that prove them (rest.md "Accounts", realtime.md
 * §2).
 *
 * <p>Other features know this package by {@link live.grandstand.accounts.Caller}, {@link
 * live.grandstand.accounts.SessionService}, {@link live.grandstand.accounts.UserService} and the
 * event records.
 */
@NullMarked
package live.grandstand.accounts;

import org.jspecify.annotations.NullMarked;
