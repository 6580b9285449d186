package es.sml.connector.door.sender.platform;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.door.request.DoorRequest;
import es.sml.connector.door.request.Reception;
import es.sml.connector.setting.Secret;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class GoogleSenderTest {
  private final GoogleSender sender = new GoogleSender(List.of(new Secret("k-9")));

  @Test
  void onlySomeLeadsWithAWrongKeyWaitInAnHour() {
    for (int i = 0; i < 60; i++) {
      assertThat(receive("wrong", i, "Ana").offers()).hasSize(1);
    }
    Reception more = receive("wrong", 60, "Ana");
    assertThat(more.offers()).isEmpty();
    assertThat(more.response().apply(null).status()).isEqualTo(503);
    assertThat(more.response().apply(null).reason()).isNull();
    assertThat(receive("k-9", 61, "Ana").offers()).hasSize(1);
  }

  @Test
  void aLargeLeadWithAWrongKeyIsRefused() {
    String large = "a".repeat(17_000);
    assertThat(receive("wrong", 1, large).offers()).isEmpty();
    assertThat(receive("wrong", 1, large).response().apply(null).status()).isEqualTo(413);
    assertThat(receive("k-9", 1, large).offers()).hasSize(1);
  }

  private Reception receive(String key, int id, String name) {
    String lead =
        "{\"lead_id\":\"L-%d\",\"google_key\":\"%s\",\"name\":\"%s\"}".formatted(id, key, name);
    return sender.receive(
        new DoorRequest(
            "POST",
            "https://door.example",
            "",
            Map.of(),
            "192.0.2.1",
            Instant.EPOCH,
            lead.getBytes(UTF_8)));
  }
}
