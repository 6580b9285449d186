package es.sml.connector.sandbox;

import java.util.Set;

/** The enumerated values of the manual. */
final class Choices {
  static final String NEW = "new";
  static final String END = "end";
  static final String APPRAISAL = "appraisal";
  static final String PHONE = "Phone";
  static final String NOT_AVAILABLE = "not available";

  static final Set<String> STATUSES = Set.of(NEW, "commercial_management", "tracing", END);
  static final Set<String> SCORES = Set.of("1", "2", "3", "4");
  static final Set<String> MEDIA = Set.of(PHONE, "E-mail", "SMS", "Whatsapp");
  static final Set<String> ORIGINS = Set.of("national", "foreign");
  static final Set<String> TASK_TYPES =
      Set.of(
          "date",
          APPRAISAL,
          "budget",
          "financing",
          "warranty",
          "vehicle_information",
          "response_information_mail",
          "pending_assignment",
          "other");

  private Choices() {}
}
