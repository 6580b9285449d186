package es.sml.connector.chaos;

import java.util.Map;

/** The logins of the harness's own servers. They live as long as the harness. */
public final class Secrets {
  public static final String BROKER_USER = "chaos";
  public static final String BROKER_PASSWORD = "broker";
  static final String CRM_USER = "norte-crm";
  static final String CRM_PASSWORD = "crm";
  static final String MAILBOX = "norte@mail.example";
  static final String MAIL_PASSWORD = "mail";
  static final String DOOR_KEY = "door-0123456789abcdef";
  public static final Map<String, String> ENVIRONMENT =
      Map.of(
          "SML_PASSWORD",
          "demo",
          "CRM_PASSWORD",
          CRM_PASSWORD,
          "BROKER_PASSWORD",
          BROKER_PASSWORD,
          "DATABASE_PASSWORD",
          "postgres",
          "MAIL_PASSWORD",
          MAIL_PASSWORD,
          "DOOR_KEY",
          DOOR_KEY,
          "META_SECRET",
          "demo-app-secret",
          "META_TOKEN",
          "demo-page-token",
          "LINKEDIN_TOKEN",
          "demo-linkedin-token");

  private Secrets() {}
}
