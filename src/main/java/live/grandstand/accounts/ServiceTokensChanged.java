package live.grandstand.accounts;

import java.util.UUID;

/** A service token was made or revoked; observed after the commit. */
record ServiceTokensChanged(UUID tokenId) {}
