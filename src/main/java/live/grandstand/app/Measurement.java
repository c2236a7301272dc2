package live.grandstand.app;

import java.util.function.LongSupplier;

/**
 * One figure about the running realtime gateway.
 *
 * @param name as a metric is named: lower case, with underscores; what only grows ends in {@code
 *     _total}
 * @param description what it says, for people
 * @param value reads it, from any thread, without waiting for anything
 */
record Measurement(String name, String description, LongSupplier value) {}
