package es.sml.connector.parse.canonical;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import org.junit.jupiter.api.Test;

class SmlJsonFormatTest {
  @Test
  void countsABlankTextAsMissing() {
    Lead lead = read("{'client': {'name': ' ', 'phone': '1'}, 'vehicle': {'brand_model': ''}}");
    assertThat(lead.customer().name()).isNull();
    assertThat(lead.vehicle().brandModel()).isNull();
  }

  @Test
  void readsAWholeNumberWithADecimalPoint() {
    Lead lead = read("{'source': 1.0, 'vehicle': {'brand_model': 'Kia Rio', 'year': 2020.0}}");
    assertThat(lead.source().id()).isEqualTo(1);
    assertThat(lead.vehicle().year()).isEqualTo(2020);
  }

  @Test
  void notesAnUnknownFieldWithinANote() {
    Lead lead = read("{'client': {'name': 'A'}, 'note': [{'content': 'x', 'color': 'rojo'}]}");
    assertThat(lead.notes()).containsExactly("x", "Campo desconocido note[0].color: rojo");
  }

  private static Lead read(String json) {
    return Messages.leads(Messages.queued("application/json", json.replace('\'', '"'))).only();
  }
}
