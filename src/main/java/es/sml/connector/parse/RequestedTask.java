package es.sml.connector.parse;

import com.google.re2j.Pattern;
import es.sml.connector.lead.Lead;

/** The requests in a request field for which SML has a task. */
enum RequestedTask {
  TEST_DRIVE(
      "date",
      "Prueba de conducción",
      "test[ -]?drive|prueba de (?:conducci[oó]n|manejo)|probar|probefahrt|essai|proefrit|giro di"
          + " prova"),
  FINANCING("financing", null, "financ|finanz|leasing|renting"),
  BUDGET("budget", null, "presupuesto|precio final|mejor precio|best price|quote|angebot|devis");

  private static final Pattern CALL =
      Pattern.compile("(?i)ll[aá]m|call|anruf|r[uü]ckruf|rappel|terugbel");

  private final String type;
  private final String description;

  @SuppressWarnings("ImmutableEnumChecker") // RE2/J's patterns are immutable
  private final Pattern words;

  RequestedTask(String type, String description, String words) {
    this.type = type;
    this.description = description;
    this.words = Pattern.compile("(?i)" + words);
  }

  /** Adds the tasks that the words request, and the words themselves as a note. */
  static void addTo(LeadDraft draft, String request) {
    draft.notes().add("Solicitud", request);
    for (RequestedTask task : values()) {
      if (task.words.matcher(request).find()) {
        draft.task(Lead.Task.of(task.type, task.description));
      }
    }
    if (CALL.matcher(request).find()) {
      draft.phonePreferred();
    }
  }
}
