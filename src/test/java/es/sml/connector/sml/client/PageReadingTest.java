package es.sml.connector.sml.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import es.sml.connector.failure.sml.SmlUnavailableException;
import es.sml.connector.sml.SmlOperation;
import es.sml.connector.sml.answer.lead.SmlLeadState;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class PageReadingTest {
  private final PageReading<SmlLeadState> page =
      new PageReading<>(SmlOperation.LIST_LEADS, SmlLeadState.class, 100, full -> {});

  @Test
  void readsOnlyTheFieldsOfAPartialAnswer() throws IOException {
    read(
        """
        {"count": 2, "results": [
          {"client": {"name": "Ana", "status": "x"}, "id": 7, "status": "new", "note": [{"id": 1}],
           "request": {"id": 3, "task": [{"id": 4, "type": "call"}]}, "user": null},
          "no lead",
          {"id": "8", "mail_content": "text"}]}
        """);

    assertThat(page.kept()).extracting(SmlLeadState::id).containsExactly(7L, null, 8L);
    SmlLeadState first = page.kept().get(0);
    assertThat(first.status()).isEqualTo("new");
    assertThat(first.request().task().get(0).type()).isEqualTo("call");
    assertThat(first.more()).containsOnlyKeys("user");
    assertThat(page.kept().get(2).more()).isEmpty();
  }

  @Test
  void refusesAPageWhoseUnwantedFieldsAreNoJson() {
    assertThatThrownBy(() -> read("{\"results\": [{\"id\": 7, \"client\": {\"name\": nope}}]}"))
        .isInstanceOf(SmlUnavailableException.class)
        .hasMessageContaining("not JSON");
  }

  private void read(String page) throws IOException {
    this.page.read(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }
}
