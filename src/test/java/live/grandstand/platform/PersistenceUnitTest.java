package live.grandstand.platform;

import static org.junit.jupiter.api.Assertions.assertEquals;

import live.grandstand.testing.Postgres;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PersistenceUnitTest {
  @RegisterExtension static final Postgres postgres = new Postgres();

  @Test
  void theEntitiesFitTheMigratedSchema() {
    int one =
        postgres.call(
            entities ->
                ((Number) entities.createNativeQuery("select 1").getSingleResult()).intValue());
    assertEquals(1, one, "Hibernate validated every entity against the schema on its way here");
  }
}
