package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.Locale;
import java.util.Optional;

/**
 * Recognises mail that no person wrote as an enquiry. The headers decide; a subject only adds to
 * what they say, because customers write "fuera de la oficina" too.
 */
final class AutoReplyFilter {
  private static final Pattern BOUNCE_SENDER =
      Pattern.compile("(?i)(?:mailer-daemon|postmaster|maildaemon|mail-daemon)@?");
  private static final Pattern BOUNCE_SUBJECT =
      Pattern.compile(
          "(?i)undeliver|delivery (?:status|failure|has failed|notification)|failure notice|"
              + "returned mail|mail delivery failed|no se (?:ha podido|pudo) entregar|"
              + "no entregado|error de entrega|devuelto al remitente");
  private static final Pattern REPLY_SUBJECT =
      Pattern.compile(
          "(?i)^\\s*(?:re:\\s*)?(?:automatic reply|auto(?:matic)?[- ]?(?:reply|response)|auto:|"
              + "out of (?:the )?office|respuesta autom[aá]tica|contestaci[oó]n autom[aá]tica|"
              + "fuera de (?:la )?oficina|ausente|ausencia)");

  private AutoReplyFilter() {}

  /** Why the mail is an answer of a machine, whatever its text says; empty if it is not sure. */
  static Optional<String> certain(MessageContent mail) {
    if (mail.header("content-type").toLowerCase(Locale.ROOT).startsWith("multipart/report")) {
      return Optional.of(report(mail.header("content-type").toLowerCase(Locale.ROOT)));
    }
    String autoSubmitted = autoSubmitted(mail);
    if (autoSubmitted.startsWith("auto-replied")) {
      return Optional.of("automatic reply (Auto-Submitted)");
    }
    if (!mail.header("x-autoreply").isEmpty() || !mail.header("x-autorespond").isEmpty()) {
      return Optional.of("automatic reply (X-Autoreply)");
    }
    if (precedence(mail).equals("auto_reply")) {
      return Optional.of("automatic reply (Precedence)");
    }
    if (!mail.header("x-failed-recipients").isEmpty()) {
      return Optional.of("bounce (X-Failed-Recipients)");
    }
    boolean fromMailServer = mail.from() != null && BOUNCE_SENDER.matcher(mail.from()).find();
    boolean noReturnPath = mail.header("return-path").replace(" ", "").equals("<>");
    if (fromMailServer && (noReturnPath || subject(mail, BOUNCE_SUBJECT))) {
      return Optional.of("bounce (from a mail server)");
    }
    boolean automatic = !autoSubmitted.isEmpty() || noReturnPath || suppressesReplies(mail);
    return automatic && subject(mail, REPLY_SUBJECT)
        ? Optional.of("automatic reply (headers and subject)")
        : Optional.empty();
  }

  /**
   * Why a mail in which no format found a lead is no enquiry either. Weaker signs, which forms on
   * websites show too: they must not count before every format was tried.
   */
  static Optional<String> likely(MessageContent mail) {
    if (!autoSubmitted(mail).isEmpty()) {
      return Optional.of("automatic message (Auto-Submitted)");
    }
    if (isBulk(mail)) {
      return Optional.of("newsletter or mailing list without an enquiry");
    }
    return subject(mail, REPLY_SUBJECT)
        ? Optional.of("automatic reply (subject, and no enquiry in it)")
        : Optional.empty();
  }

  /** Whether the mail went to many at once. */
  static boolean isBulk(MessageContent mail) {
    return switch (precedence(mail)) {
      case "bulk", "list", "junk" -> true;
      default -> !mail.header("list-id").isEmpty() || !mail.header("list-unsubscribe").isEmpty();
    };
  }

  private static String report(String contentType) {
    if (contentType.contains("disposition-notification")) {
      return "read receipt";
    }
    if (contentType.contains("feedback-report")) {
      return "abuse report";
    }
    return contentType.contains("delivery-status") ? "delivery report" : "automatic report";
  }

  /** The header's value unless it is the one that says "no". */
  private static String autoSubmitted(MessageContent mail) {
    String value = mail.header("auto-submitted").toLowerCase(Locale.ROOT);
    return value.startsWith("no") ? "" : value;
  }

  private static String precedence(MessageContent mail) {
    return mail.header("precedence").toLowerCase(Locale.ROOT);
  }

  private static boolean suppressesReplies(MessageContent mail) {
    String value = mail.header("x-auto-response-suppress").toLowerCase(Locale.ROOT);
    return value.contains("all") || value.contains("autoreply") || value.contains("oof");
  }

  private static boolean subject(MessageContent mail, Pattern pattern) {
    return mail.subject() != null && pattern.matcher(mail.subject()).find();
  }
}
