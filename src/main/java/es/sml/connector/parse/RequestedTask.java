package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.Arrays;
import java.util.List;

/** The requests of a customer for which SML has a task. */
enum RequestedTask {
  TEST_DRIVE(
      TaskType.DATE,
      "Prueba de conducción",
      "Prueba de conducción",
      "test[ -]?drive|prueba de (?:conducci[oó]n|manejo)|probar|probefahrt|essai|proefrit|giro di"
          + " prova",
      null),
  APPOINTMENT(
      TaskType.DATE,
      "Cita",
      null,
      "\\bcita\\b|visita|appointment|\\bvisit\\b|besichtigung|rendez-vous|afspraak|appuntamento",
      null),
  APPRAISAL(
      TaskType.APPRAISAL,
      "Tasación",
      null,
      "\\btasa(?:r|ci[oó]n)|trade-?in|part exchange|inzahlungnahme|\\breprise|\\bretoma|inruil"
          + "|valuation|appraisal",
      null),
  FINANCING(
      TaskType.FINANCING,
      "Financiación",
      null,
      "financ|finanz|leasing|renting",
      "contado|efectivo|\\bcash|comptant|barzahl|contanti|transferencia"),
  /** The amount that a customer can spend is no request. */
  BUDGET(
      TaskType.BUDGET,
      "Presupuesto",
      null,
      "presupuesto|precio final|mejor precio|best price|quote|angebot|devis",
      "\\d"),
  /** A period belongs to the advertised vehicle. */
  WARRANTY(TaskType.WARRANTY, "Garantía", null, "garant[ií]|warranty", "^\\d+\\s*\\pL*\\.?$"),
  /** A number names a reservation that exists. */
  RESERVATION(TaskType.OTHER, "Reserva", "Reserva", "\\breserva|\\breserve", "^[\\d/-]+$");

  private static final Pattern CALL =
      Pattern.compile("(?i)ll[aá]m|call|anruf|r[uü]ckruf|rappel|terugbel");

  private final TaskType type;
  private final String label;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern words;

  @SuppressWarnings("ImmutableEnumChecker")
  private final Pattern noRequest;

  RequestedTask(TaskType type, String label, String description, String words, String noRequest) {
    this.type = type;
    this.label = label;
    this.description = description;
    this.words = Pattern.compile("(?i)" + words);
    this.noRequest = noRequest == null ? null : Pattern.compile("(?i)" + noRequest);
  }

  TaskType type() {
    return type;
  }

  /** Returns the label of a note about it. */
  String label() {
    return label;
  }

  /** Returns the description of its task; null if the type says it all. */
  String description() {
    return description;
  }

  /** Returns whether words under this request's label are only information. */
  boolean isOnlyNote(String written) {
    return noRequest != null && noRequest.matcher(written.strip()).find();
  }

  /** Returns the requests in a text; none if it begins with a negation. */
  static List<RequestedTask> in(String text) {
    return YesOrNo.of(text) == YesOrNo.NO
        ? List.of()
        : Arrays.stream(values()).filter(task -> task.words.matcher(text).find()).toList();
  }

  /** Returns whether the text asks for a call. */
  static boolean asksForCall(String text) {
    return YesOrNo.of(text) != YesOrNo.NO && CALL.matcher(text).find();
  }
}
