package es.sml.connector.metrics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What a scrape shows while a collector fails. */
class MetersTest {
  private final Meters meters = new Meters();

  @AfterEach
  void close() {
    meters.close();
  }

  @Test
  void aCollectorThatFailsHidesNoOther() {
    meters.add(
        () -> {
          throw new IllegalStateException("no database");
        });
    assertThat(meters.scrape()).contains("jvm_memory_used_bytes");
  }
}
