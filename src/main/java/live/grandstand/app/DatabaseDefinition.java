package live.grandstand.app;

import jakarta.annotation.sql.DataSourceDefinition;
import jakarta.enterprise.context.Dependent;

/**
 * Declares the database to whichever server the WAR is deployed on. {@code
 * fish.payara.pooling=false}: the connections come pooled already, see docs/decisions.
 */
@DataSourceDefinition(
    name = "java:app/jdbc/grandstand",
    className = "live.grandstand.platform.GrandstandDataSource",
    minPoolSize = 0,
    initialPoolSize = 0,
    maxPoolSize = 200,
    properties = {"purpose=grandstand", "fish.payara.pooling=false"})
@Dependent
public class DatabaseDefinition {}
