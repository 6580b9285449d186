package es.sml.connector.lead.jms;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BoundedBytesTest {
  private final BoundedBytes bytes = new BoundedBytes(3, 5);

  @Test
  void keepsNoMoreThanItMay() {
    bytes.write(new byte[] {1, 2, 3}, 0, 3);
    assertThat(bytes.isOver()).isFalse();
    bytes.write(new byte[] {4, 5, 6}, 0, 3);
    assertThat(bytes.isOver()).isTrue();
    assertThat(bytes.drain()).containsExactly(1, 2, 3, 4, 5);
  }

  @Test
  void keepsNoBytesThatWereRead() {
    bytes.write(7);
    assertThat(bytes.drain()).containsExactly(7);
    assertThat(bytes.drain()).isEmpty();
  }
}
