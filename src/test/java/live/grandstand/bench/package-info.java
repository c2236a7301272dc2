/**
 * The benchmark ({@code mvn -Pbench}): Grandstand beside its peers in one run. Plain Java, no timed
 * test; the method is that of the specification's performance.md.
 *
 * <p>Read {@link live.grandstand.bench.FanOutBenchmark} first, which names the parts in order:
 * {@link live.grandstand.bench.Round} is one room of 1,000 viewers, {@link
 * live.grandstand.bench.Crowd} one of 10,000, {@link live.grandstand.bench.Alone} what only
 * Grandstand has. All of them put what they measure into {@link live.grandstand.bench.Figures},
 * from which {@link live.grandstand.bench.Targets} and {@link live.grandstand.bench.Report} print.
 */
package live.grandstand.bench;
