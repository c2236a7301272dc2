package live.grandstand.accounts;

import java.util.List;
import java.util.Map;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * Public keys as others read them (RFC 7517 §5).
 *
 * @param keys the one that signs now, then those whose tokens are still good
 */
record KeySet(
    @Schema(
            description = "JSON Web Keys: the one that signs now, then those that did before",
            example =
                """
                [{"kty":"OKP","crv":"Ed25519","use":"sig","alg":"EdDSA",
                "kid":"kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k",
                "x":"11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo"}]""")
        List<Map<String, Object>> keys) {}
