package es.sml.connector.sandbox.lead;

import java.util.Set;

/** The enumerated values of the manual. */
public final class Choices {
  public static final String NEW = "new";
  public static final String END = "end";
  public static final String APPRAISAL = "appraisal";
  public static final String PHONE = "Phone";
  public static final String NOT_AVAILABLE = "not available";

  public static final Set<String> STATUSES = Set.of(NEW, "commercial_management", "tracing", END);
  public static final Set<String> SCORES = Set.of("1", "2", "3", "4");
  public static final Set<String> MEDIA = Set.of(PHONE, "E-mail", "SMS", "Whatsapp");
  public static final Set<String> ORIGINS = Set.of("national", "foreign");
  public static final Set<String> TASK_TYPES =
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
