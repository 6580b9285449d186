package es.sml.connector.testing;

import java.util.List;

/** An invented portal whose mails the connector does not read. */
public final class UnreadPortal {
  private static final List<String> NAMES =
      List.of("Laura Prieto", "Javier Molina", "Nuria Campos", "Sergio Vidal");

  private static final List<String> TEXTS =
      List.of("Prosze o kontakt", "Czy jest dostepny", "Zapraszam do rozmowy", "Ile ma lat");

  private UnreadPortal() {}

  /** Returns the customer of a mail, from 1. */
  public static String name(int number) {
    return NAMES.get(number - 1);
  }

  /**
   * Returns a mail, from 1. The phone is in the place of a reference, and the vehicle is unknown.
   */
  public static String mail(int number) {
    return """
        From: Zafiro Motor <avisos@zafiro.example>
        Subject: Zafiro %1$d
        Message-ID: <%1$d@zafiro.example>
        MIME-Version: 1.0
        Content-Type: text/plain; charset=utf-8

        Masz nowe zapytanie.

        Kupiec: %2$s
        Referencia: 61122334%1$d
        Sprawa: Furgon Zeta %1$d
        Slowa: %3$s

        To jest automatyczna wiadomosc serwisu.
        """
        .formatted(number, name(number), TEXTS.get(number - 1));
  }
}
