package es.sml.connector.parse.draft;

import static org.assertj.core.api.Assertions.assertThat;

import es.sml.connector.parse.contact.Media;
import es.sml.connector.parse.date.AppointmentReader;
import es.sml.connector.parse.question.RequestQuestion;
import es.sml.connector.parse.request.RequestedTask;
import es.sml.connector.parse.result.Notes;
import es.sml.connector.parse.value.PlateReader;
import es.sml.connector.parse.value.VehicleOrigin;
import es.sml.connector.parse.value.YesOrNo;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RequestReadersTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sí, un Golf de 2015             | Golf            | 2015",
        "Sí, mi Seat León del año 2018   | Seat León       | 2018",
        "Yes, my Ford Focus from 2012    | Ford Focus      | 2012",
        "Ja, einen VW Polo von 2019      | VW Polo         | 2019",
        "Ford Fiesta 2013                | Ford Fiesta     | 2013",
        "Chevrolet El Camino 1970        | Chevrolet El Camino | 1970",
      })
  void readsTheOwnVehicleInAnAnswer(String answer, String name, int year) {
    OwnVehicleDraft vehicle = new OwnVehicleDraft(new Notes());
    assertThat(vehicle.described(YesOrNo.withoutYes(answer))).isTrue();
    assertThat(vehicle.toAppraisal().brandModel()).isEqualTo(name);
    assertThat(vehicle.toAppraisal().year()).isEqualTo(year);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-01T10:30:00+01:00                     | 2026-12-01T09:30:00Z",
        "2026-12-01T10:30                              | 2026-12-01T09:30:00Z",
        "2026-07-01 10:30:00                           | 2026-07-01T08:30:00Z",
        "01/12/2026 10:30                              | 2026-12-01T09:30:00Z",
        "1.12.2026, 10.30 Uhr                          | 2026-12-01T09:30:00Z",
        "01-12-2026 - 10h30                            | 2026-12-01T09:30:00Z",
        "martes, 1 de diciembre de 2026 a las 10:30 h  | 2026-12-01T09:30:00Z",
        "martes 1 de diciembre del 2026 a las 5 de la tarde | 2026-12-01T16:00:00Z",
        "dimarts, 1 de desembre de 2026 a les 10:30    | 2026-12-01T09:30:00Z",
        "mardi 1 décembre 2026 à 10h30                 | 2026-12-01T09:30:00Z",
        "Dienstag, den 1. Dezember 2026 um 10:30 Uhr   | 2026-12-01T09:30:00Z",
        "1 dicembre 2026 alle ore 10:30                | 2026-12-01T09:30:00Z",
        "1 December 2026 at 10:30 am                   | 2026-12-01T09:30:00Z",
        "1 de dezembro de 2026 às 10:30                | 2026-12-01T09:30:00Z",
        "dinsdag 1 december 2026 om 10:30 uur          | 2026-12-01T09:30:00Z",
        "13/12/2026 3:00 pm                            | 2026-12-13T14:00:00Z",
      })
  void readsAppointments(String written, String moment) {
    assertThat(AppointmentReader.moment(written).map(Object::toString)).contains(moment);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "El sábado por la tarde",
        "mañana a las 10:30",
        "2026-12-01",
        "2026-12-01T00:00:00Z",
        "01/12/2026 00:00",
        "01/12/2026 5:30",
        "01/12/2026 a las 5",
        "01/12/26 10:30",
        "04/05/2026 10:30 am",
        "31/02/2026 10:30",
        "lunes 1 de diciembre de 2026 a las 10:30",
        "01/12/2026 25:00",
        "29/03/2026 02:30",
        "25/10/2026 02:30",
        "01/12/2026 10:30 o 11:30",
        "dentro de 3 meses",
        "10:30",
        "",
      })
  void readsNoAppointmentFromAmbiguousWords(String written) {
    assertThat(AppointmentReader.moment(written)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "2026-12-01                | 2026-11-30T23:00:00Z",
        "2026-12-01T00:00:00+01:00 | 2026-11-30T23:00:00Z",
        "1 de diciembre de 2026    | 2026-11-30T23:00:00Z",
        "01/12/2026 pronto         |",
        "en diciembre              |",
      })
  void readsADayWithoutATime(String written, String start) {
    assertThat(AppointmentReader.day(written).map(Object::toString).orElse(null)).isEqualTo(start);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "WhatsApp                  | WHATSAPP | true",
        "por Whats App             | WHATSAPP | true",
        "SMS                       | SMS      | true",
        "Correo electrónico        | E_MAIL   | true",
        "E-Mail                    | E_MAIL   | true",
        "Teléfono                  | PHONE    | true",
        "Teléfono móvil            | PHONE    | true",
        "phone                     | PHONE    | true",
        "Llamada por la tarde      | PHONE    | false",
        "WhatsApp o teléfono       |          |",
        "No llamar por teléfono    |          |",
        "indiferente               |          |",
      })
  void readsTheWayOfContact(String written, Media media, Boolean all) {
    assertThat(Media.in(written).orElse(null)).isEqualTo(media);
    assertThat(Media.in(written).map(found -> found.isAllOf(written)).orElse(null)).isEqualTo(all);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Sí                | YES",
        "si.               | YES",
        "TRUE              | YES",
        "1                 | YES",
        "✓                 | YES",
        "Ja                | YES",
        "No                | NO",
        "no, gracias       | NO",
        "Nein              | NO",
        "keins             | NO",
        "Nada              | NO",
        "sin financiación  | NO",
        "0                 | NO",
        "Sí, 48 meses      | WORDS",
        "48 meses          | WORDS",
        "Nómina            | WORDS",
      })
  void distinguishesYesFromNo(String written, YesOrNo meaning) {
    assertThat(YesOrNo.of(written)).isEqualTo(meaning);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Nacional            | NATIONAL",
        "España              | NATIONAL",
        "extranjero          | FOREIGN",
        "Importación         | FOREIGN",
        "De importación      | FOREIGN",
        "Import              | FOREIGN",
        "no es de importación |",
        "nacional o importado |",
        "web                 |",
      })
  void readsTheOriginOfAVehicle(String written, VehicleOrigin origin) {
    assertThat(VehicleOrigin.of(written).orElse(null)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Entrego un Golf de importación, muy cuidado  | FOREIGN",
        "Lo compré en el extranjero                   | FOREIGN",
        "Vehículo nacional, un solo dueño             | NATIONAL",
        "Entrego un Golf, no es de importación        |",
        "Busco un coche importante                    |",
        "Vivo en la calle Nacional                    |",
      })
  void readsTheOriginInRunningText(String text, VehicleOrigin origin) {
    assertThat(VehicleOrigin.inProse(text).orElse(null)).isEqualTo(origin);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "¿Desea tasación?                         | APPRAISAL",
        "¿Quieres financiar tu coche?             | FINANCING",
        "Would you like a test drive?             | TEST_DRIVE",
        "Acepto las condiciones de financiación   |",
        "Deseo recibir la newsletter y tasaciones |",
        "Financiación disponible                  |",
      })
  void readsARequestOnlyFromAQuestionAboutAWish(String question, RequestedTask request) {
    assertThat(RequestQuestion.in(question))
        .isEqualTo(request == null ? java.util.List.of() : java.util.List.of(request));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "1234 bcd  | 1234BCD",
        "M-1234-AB | M1234AB",
        "AB 123 CD | AB 123 CD",
        "RJ16CRU   | RJ16CRU",
        "B-AB 1234 | B-AB 1234",
        "12-AB-34  | 12-AB-34",
        "ya la mando |",
        "no la sé 2  |",
      })
  void readsALabelledPlateOfAnyCountry(String written, String plate) {
    assertThat(PlateReader.anyPlate(written).orElse(null)).isEqualTo(plate);
  }
}
