package es.sml.connector.parse.result;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.lead.Lead;
import es.sml.connector.parse.Messages;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables without labels, and tables whose labels do not say what a column has. */
class BareTablesTest {
  private static List<Lead> leads(String table) {
    return Messages.leads(Messages.queued("text/csv", table)).leads();
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '~',
      value = {
        "Luz Prieto Sanz~Kia Ceed~20260412|0914|WEB|Luz|Prieto Sanz|luz.prieto@correo.example|34|622334455|KIA"
            + "|Ceed 1.0 Drive|N|No me corre prisa, me da igual el color|KIASOR01|Ventas Kia Soria|975001122",
        "Luz Prieto~Kia Ceed~\"12-04-2026 08:31\";\"PORTADA\";\"Luz\";\"Prieto\";\"luz.prieto@correo.example\";"
            + "\"0034622334455\";\"Kia Ceed\";\"\";\"1\";\"0\"",
        "Mª Luz Prieto~Kia Ceed~Mª Luz,Prieto,622334455,luz.prieto@correo.example,Kia Ceed,PORTADA",
        "Luz Prieto~Kia Ceed~A-7,NUEVO,622334455,luz.prieto@correo.example,Luz Prieto,Kia Ceed,Iker Sanz,943001122"
      })
  void readsARowWithoutLabels(String name, String vehicle, String row) {
    Lead lead = leads(row + "\n").get(0);
    assertThat(lead.customer().name()).isEqualTo(name);
    assertThat(lead.customer().phone()).isEqualTo("622334455");
    assertThat(lead.customer().email()).isEqualTo("luz.prieto@correo.example");
    assertThat(lead.vehicle().brandModel()).startsWithIgnoringCase(vehicle);
  }

  @Test
  void readsEachRowWithoutLabels() {
    assertThat(
            leads(
                """
                Luz Prieto;622334455;;Kia Ceed;PORTADA
                Joel Marín;622334466;;Kia Rio;PORTADA
                """))
        .extracting(lead -> lead.customer().name())
        .containsExactly("Luz Prieto", "Joel Marín");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Kia Ceed;2020;45000;15900;Norte Motor;975001122;ventas@nortemotor.example",
        "OR-22;12/04/2026;1123KLM;Kia Ceed;Luz Prieto;622334455;Cambio de aceite y filtros",
        "Luz Prieto;Contable;622334455;Soria;12/04/2026",
        "Empleado;Puesto;Contacto;Ciudad;Alta\nLuz Prieto;Contable;622334455;Soria;2019"
      })
  void readsNoLeadInOtherRows(String table) {
    assertThat(Messages.refusal(Messages.queued("text/csv", table + "\n"))).isNotEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        """
        Estado;Responsable;Lead;Contacto;Producto
        Nuevo;Iker Sanz;Luz Prieto;luz.prieto@correo.example / 622 33 44 55;Kia Ceed
        Nuevo;Iker Sanz;Joel Marín;622 33 44 66;Kia Rio
        """,
        """
        JORNADA KIA / Inscripciones
        Slot,Coche,Asesor,Attendee,Attendee contact
        10:00,Kia Ceed,Iker Sanz (iker@nortemotor.example),Luz Prieto,luz.prieto@correo.example - 622 33 44 55
        11:00,Kia Rio,Iker Sanz (iker@nortemotor.example),Joel Marín,622 33 44 66
        """
      })
  void readsColumnsByTheirValues(String table) {
    List<Lead> leads = leads(table);
    assertThat(leads)
        .extracting(lead -> lead.customer().name())
        .containsExactly("Luz Prieto", "Joel Marín");
    assertThat(leads)
        .extracting(lead -> lead.customer().phone())
        .containsExactly("622334455", "622334466");
    assertThat(leads.get(0).customer().email()).isEqualTo("luz.prieto@correo.example");
    assertThat(leads.get(0).vehicle().brandModel()).isEqualTo("Kia Ceed");
    assertThat(leads.get(0).notes()).noneMatch(note -> note.contains("@correo"));
  }

  @Test
  void readsTheRequestInTheTitleAboveATable() {
    List<Lead> leads =
        leads(
            """
            Inscripciones a la prueba dinámica
            Turno;Coche;Nombre;Móvil
            10:00;Kia Ceed;Luz Prieto;622334455
            """);
    assertThat(leads.get(0).tasks()).extracting(Lead.Task::type).containsExactly("date");
  }

  @ParameterizedTest
  @CsvSource({
    "Notas,que se le escriba por WhatsApp,vehicle_information,Whatsapp",
    "Notes,Llamado el lunes y no contesta,vehicle_information,",
    "Siguiente acción,Prueba solicitada sáb. 29/03,date,",
  })
  void readsTheNotesAndTheNextStepOfARow(String label, String text, String type, String media) {
    List<Lead> leads =
        leads("Nombre;Móvil;Coche;" + label + "\nLuz Prieto;622334455;Kia Ceed;" + text + "\n");
    assertThat(leads.get(0).tasks()).extracting(Lead.Task::type).containsExactly(type);
    assertThat(leads.get(0).tasks().get(0).media()).isEqualTo(media);
  }
}
