package live.grandstand.app;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Initialized;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import org.eclipse.microprofile.metrics.Metadata;
import org.eclipse.microprofile.metrics.MetricRegistry;

/**
 * Shows measurements at {@code /metrics} where the server has MicroProfile Metrics, as Payara does.
 * The only class that needs that API, and needed by no other: where the API is missing, CDI leaves
 * this bean out and all else works.
 */
@ApplicationScoped
class MicroProfileMetrics {
  @Inject MetricRegistry registry;
  @Inject RealtimeMeasurements measurements;

  void register(@Observes @Initialized(ApplicationScoped.class) Object started) {
    for (Measurement measurement : measurements.all()) {
      Metadata metadata =
          Metadata.builder()
              .withName(measurement.name())
              .withDescription(measurement.description())
              .build();
      registry.gauge(metadata, measurement.value()::getAsLong);
    }
  }
}
