package es.sml.connector.inbox.connection;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.tls.TlsFailure;
import java.util.List;
import java.util.Locale;
import org.apache.commons.lang3.exception.ExceptionUtils;

/**
 * Writes the text of a mail server's failure for the log and health. It also decides by the
 * server's words which refused login may succeed later without a change.
 */
public final class FailureMessages {
  private static final int MOST = 300;

  /** The texts of RFC 5530, Exchange and Gmail. */
  private static final List<String> PASSING =
      List.of("unavailable", "inuse", "limit", "serverbug", "throttl", "too many", "try again");

  private FailureMessages() {}

  /** Returns the text: plain words of a failed connection, or what the server said. */
  public static LocalizedText text(Throwable failure) {
    return TlsFailure.rejection(failure)
        .or(() -> FailureWords.known(failure))
        .orElseGet(() -> LocalizedText.recorded(of(failure)));
  }

  /** Returns why there is no connection to a server. */
  public static LocalizedText unreachable(String host, int port, Throwable failure) {
    return TlsFailure.rejection(failure).isPresent()
        ? LocalizedText.of("mailbox.certificate", "{0}:{1}: {2}", host, port, text(failure))
        : LocalizedText.of(
            "mailbox.unreachable",
            "{0}:{1} cannot be reached: {2}; check host, port and security of the inbox in"
                + " dealers.yaml",
            host,
            port,
            text(failure));
  }

  public static String of(Throwable failure) {
    Throwable root = ExceptionUtils.getRootCause(failure);
    String said = root.getMessage() == null ? root.getClass().getSimpleName() : root.getMessage();
    String plain =
        said.replaceAll("[\\p{Cntrl}\\s]+", " ")
            .replaceFirst("^\\* BYE (?:Jakarta Mail Exception: )?", "")
            .replaceFirst("(?:[a-z]+\\.)+[A-Za-z]*Exception: ", "")
            .strip();
    return plain.length() > MOST ? plain.substring(0, MOST) + "…" : plain;
  }

  /** Returns whether a refused login may succeed later without a change. */
  public static boolean passes(Throwable refusal) {
    String said = String.valueOf(refusal.getMessage()).toLowerCase(Locale.ROOT);
    return PASSING.stream().anyMatch(said::contains);
  }
}
