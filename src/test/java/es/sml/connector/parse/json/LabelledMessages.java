package es.sml.connector.parse.json;

import static es.sml.connector.parse.ValueKind.CODE;
import static es.sml.connector.parse.ValueKind.DATE;
import static es.sml.connector.parse.ValueKind.EMAIL;
import static es.sml.connector.parse.ValueKind.KILOMETRES;
import static es.sml.connector.parse.ValueKind.PHONE;
import static es.sml.connector.parse.ValueKind.PLATE;
import static es.sml.connector.parse.ValueKind.PRICE;
import static es.sml.connector.parse.ValueKind.TEXT;
import static es.sml.connector.parse.ValueKind.WORD;
import static es.sml.connector.parse.ValueKind.YEAR;

import es.sml.connector.lead.InboundMessage;
import es.sml.connector.parse.Messages;
import es.sml.connector.parse.RandomValues;
import es.sml.connector.parse.ValueKind;
import es.sml.connector.parse.field.LeadField;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * Random leads with labels, in mails, tables, JSON and forms: every key, and labels without one.
 */
public final class LabelledMessages {
  private static final Map<LeadField, ValueKind> KINDS = new EnumMap<>(LeadField.class);
  private static final List<String> WITHOUT_A_FIELD =
      List.of("Color", "Horario", "Plazo de compra", "Forma de pago", "Edad", "Profesión");

  /** Other labels of a field, as the shipped dictionary has them. */
  private static final Map<LeadField, String> LABELS =
      Map.ofEntries(
          Map.entry(LeadField.NAME, "Nombre"),
          Map.entry(LeadField.SURNAME, "Apellidos"),
          Map.entry(LeadField.PHONE, "Teléfono móvil"),
          Map.entry(LeadField.EMAIL, "Correo electrónico"),
          Map.entry(LeadField.VEHICLE, "Vehículo"),
          Map.entry(LeadField.PRICE, "Precio"),
          Map.entry(LeadField.YEAR, "Año"),
          Map.entry(LeadField.FUEL, "Combustible"),
          Map.entry(LeadField.PLATE, "Matrícula"),
          Map.entry(LeadField.PROVINCE, "Provincia"),
          Map.entry(LeadField.LOCALITY, "Población"),
          Map.entry(LeadField.EXTERNAL_ID, "Lead ID"),
          Map.entry(LeadField.TRADE_IN_VEHICLE, "Vehículo a tasar"),
          Map.entry(LeadField.TRADE_IN_FUEL, "Combustible de mi coche"),
          Map.entry(LeadField.TRADE_IN_EXTRAS, "Extras de mi coche"),
          Map.entry(LeadField.TRADE_IN_ORIGIN, "Procedencia de mi coche"),
          Map.entry(LeadField.APPOINTMENT, "Cita"),
          Map.entry(LeadField.CONTACT_PREFERENCE, "Contacto preferido"),
          Map.entry(LeadField.FINANCING, "Financiación"),
          Map.entry(LeadField.SALESPERSON, "Comercial"));

  private static final Map<LeadField, Map<String, String>> ANSWERS =
      Map.of(
          LeadField.FINANCING, Map.of("Sí", "request.task.type=financing"),
          LeadField.BUDGET, Map.of("sí", "request.task.type=budget"),
          LeadField.WARRANTY, Map.of("yes", "request.task.type=warranty"),
          LeadField.RESERVATION, Map.of("x", "request.task.description=Reserva"),
          LeadField.TEST_DRIVE, Map.of("true", "request.task.description=Prueba de conducción"),
          LeadField.TRADE_IN, Map.of("1", "request.task.type=appraisal"),
          LeadField.CONTACT_PREFERENCE, Map.of("Whatsapp", "request.task.media=Whatsapp"),
          LeadField.SCORE, Map.of("high", "score=4"),
          LeadField.TRADE_IN_ORIGIN, Map.of("import", "request.task.appraisal.origin=foreign"));

  static {
    for (LeadField field : LeadField.values()) {
      KINDS.put(field, kind(field));
    }
  }

  private final RandomValues random;
  private final Map<String, String> fields = new LinkedHashMap<>();

  private LabelledMessages(RandomValues random, boolean ownNames) {
    this.random = random;
    fields.put("Teléfono", random.put("Teléfono", PHONE, "6" + random.digits(8)));
    put("Nombre", TEXT);
    List<LeadField> all = new ArrayList<>(List.of(LeadField.values()));
    while (!all.isEmpty()) {
      LeadField field = all.remove(random.below(all.size()));
      String label = label(field, ownNames);
      if (!random.chance(3) && !fields.containsKey(label)) {
        put(field, label);
      }
    }
    WITHOUT_A_FIELD.stream().filter(l -> !random.chance(2)).forEach(label -> put(label, TEXT));
  }

  private static ValueKind kind(LeadField field) {
    String name = field.written();
    if (name.endsWith("kilometres") || field == LeadField.POSTAL_CODE) {
      return KILOMETRES;
    }
    if (name.endsWith("price") || name.endsWith("finance")) {
      return PRICE;
    }
    if (name.endsWith("year")) {
      return YEAR;
    }
    if (name.endsWith("plate")) {
      return PLATE;
    }
    return switch (field) {
      case PHONE -> PHONE;
      case EMAIL -> EMAIL;
      case EXTERNAL_ID -> CODE;
      case TAGS, MAKE, FIRST_NAME, SURNAME -> WORD;
      case APPOINTMENT, TEST_DRIVE, TRACKING_DATE, APPOINTMENT_DAY -> DATE;
      default -> TEXT;
    };
  }

  private String label(LeadField field, boolean ownNames) {
    String other = LABELS.get(field);
    boolean own = field != LeadField.EXTERNAL_ID && (ownNames || other == null || random.chance(2));
    return own ? field.written() : other;
  }

  private void put(LeadField field, String label) {
    if (ANSWERS.containsKey(field) && random.chance(3)) {
      ANSWERS
          .get(field)
          .forEach(
              (answer, expected) -> {
                int equals = expected.indexOf('=');
                fields.put(label, answer);
                random.expect(label, expected.substring(0, equals), expected.substring(equals + 1));
              });
    } else {
      put(label, KINDS.get(field));
    }
  }

  private void put(String label, ValueKind kind) {
    fields.put(label, random.put(label, kind));
  }

  private String joined(String sign, String between) {
    return fields.entrySet().stream()
        .map(field -> field.getKey() + sign + field.getValue())
        .collect(Collectors.joining(between));
  }

  public static InboundMessage mail(RandomValues random) {
    return Messages.mail(
        "From: web@portal.example\nSubject: Solicitud\nContent-Type: text/plain; charset=utf-8\n\n"
            + new LabelledMessages(random, false).joined(": ", "\n"));
  }

  public static InboundMessage htmlMail(RandomValues random) {
    String rows = new LabelledMessages(random, false).joined("</td><td>", "</td></tr>\n<tr><td>");
    return Messages.mail(
        "From: web@portal.example\nSubject: Solicitud\nContent-Type: text/html; charset=utf-8\n\n"
            + ("<table><tr><td>" + rows + "</td></tr></table>").replace("&", "&amp;"));
  }

  public static InboundMessage csv(RandomValues random) {
    Map<String, String> fields = new LabelledMessages(random, false).fields;
    return Messages.queued(
        "text/csv",
        String.join(";", fields.keySet()) + "\n" + String.join(";", fields.values()) + "\n");
  }

  public static InboundMessage json(RandomValues random) {
    Map<String, String> fields = new LabelledMessages(random, random.chance(2)).fields;
    return Messages.queued("application/json", LeadJson.MAPPER.valueToTree(fields).toString());
  }

  public static InboundMessage form(RandomValues random) {
    LabelledMessages message = new LabelledMessages(random, random.chance(2));
    message.fields.replaceAll((label, value) -> encoded(value));
    Map<String, String> pairs = new LinkedHashMap<>();
    message.fields.forEach((label, value) -> pairs.put(encoded(label), value));
    return Messages.queued(
        "application/x-www-form-urlencoded",
        pairs.entrySet().stream()
            .map(pair -> pair.getKey() + "=" + pair.getValue())
            .collect(Collectors.joining("&")));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
