package es.sml.connector.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LeadOriginTest {
  @ParameterizedTest
  @CsvSource({
    "'Consulta de José  Pérez: Seat León','Consulta de *** ***: Seat León'",
    "'JOSE PEREZ RUIZ pregunta','*** *** RUIZ pregunta'",
    "'Nuevo lead (jose.perez@correo.example)','Nuevo lead ***'",
    "'Llamada de +34 612 34 56 78 perdida','Llamada de *** perdida'",
    "'Seat León 2021 por 12.500 €','Seat León 2021 por 12.500 €'",
  })
  void storesTheSubjectWithoutTheCustomer(String subject, String stored) {
    assertThat(origin("José Pérez", subject).subject()).isEqualTo(stored);
  }

  @Test
  void aMessageWithoutSubjectHasNone() {
    assertThat(origin("José Pérez", null).subject()).isNull();
    assertThat(origin(null, " ").subject()).isNull();
  }

  @ParameterizedTest
  @CsvSource({
    "Coches.net, coches.net",
    "ana.ruiz@correo.example, correo.example",
    "'José Pérez 612 345 678', '*** *** ***'",
    "Autos Norte 24, autos norte 24",
  })
  void storesTheSourceWithoutTheCustomer(String provider, String stored) {
    assertThat(origin(provider, "José Pérez", null).source()).isEqualTo(stored);
  }

  private static LeadOrigin origin(String name, String subject) {
    return origin(null, name, subject);
  }

  private static LeadOrigin origin(String provider, String name, String subject) {
    Lead.Customer customer = new Lead.Customer(name, null, null, null, null, null);
    return LeadOrigin.of(
        new Lead(
            null, provider, null, customer, null, List.of(), List.of(), List.of(), null, null, null,
            null),
        subject);
  }
}
