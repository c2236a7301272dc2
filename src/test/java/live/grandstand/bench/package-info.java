/**
 * The benchmark ({@code mvn -Pbench}): the fan-out of one room, Grandstand beside its peers in one
 * run. Plain Java, no timed test; the method is that of the specification's performance.md.
 *
 * <p>Read {@link live.grandstand.bench.FanOutBenchmark} first: it names the phases in order.
 */
package live.grandstand.bench;
