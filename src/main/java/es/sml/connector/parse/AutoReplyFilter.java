package es.sml.connector.parse;

import com.google.re2j.Pattern;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises mail that no person wrote as an enquiry. Headers and structure decide; a subject only
 * adds to what they say, because customers write "fuera de la oficina" too.
 */
final class AutoReplyFilter {
  private static final Pattern MAIL_SERVER =
      Pattern.compile(
          "(?i)(?:^|[<\\s])(?:mailer-daemon|postmaster|maildaemon|mail-daemon|mail\\.delivery\\.system)"
              + "(?:@|[>\\s]|$)|^\"?mail delivery (?:system|subsystem|service)");

  /** Types of parts that only a report has, wherever in a mail it is. */
  private static final Map<String, String> REPORTS =
      Map.of(
          "message/delivery-status", "delivery report",
          "message/global-delivery-status", "delivery report",
          "message/disposition-notification", "read receipt",
          "message/global-disposition-notification", "read receipt",
          "message/feedback-report", "abuse report");

  private final MessageContent mail;
  private final MailWords words;

  AutoReplyFilter(MessageContent mail) {
    this.mail = mail;
    this.words = new MailWords(mail);
  }

  /**
   * Why the mail reports on another mail, so that a lead in it is one that came back; empty if it
   * does not.
   */
  Optional<String> report() {
    String type = Letters.lower(mail.header("content-type"));
    if (type.startsWith("multipart/report")) {
      return Optional.of(kindOfReport(type));
    }
    for (MessageContent.Part part : mail.parts()) {
      String report = REPORTS.get(part.contentType());
      if (report != null) {
        return Optional.of(report);
      }
      if (part.contentType().equals("text/calendar") && part.text().contains("METHOD:REPLY")) {
        return Optional.of("answer to an invitation");
      }
    }
    if (mail.has("x-failed-recipients") || mail.has("x-dsncontext")) {
      return Optional.of("bounce (X-Failed-Recipients)");
    }
    boolean fromMailServer = mail.from() != null && MAIL_SERVER.matcher(mail.from()).find();
    boolean subject = AutomaticWords.BOUNCE.isIn(words);
    if (fromMailServer && (noReturnPath() || subject || AutomaticWords.BOUNCED.isIn(words))) {
      return Optional.of("bounce (from a mail server)");
    }
    return (subject || noReturnPath()) && AutomaticWords.BOUNCED.isIn(words)
        ? Optional.of("bounce (subject or Return-Path, and text)")
        : Optional.empty();
  }

  /** Why the mail is an answer of a machine to another mail; empty if that is not certain. */
  Optional<String> answer() {
    if (AutomaticWords.ANSWER.isIn(words)) {
      return Optional.of("automatic reply (subject)");
    }
    return autoSubmitted().startsWith("auto-replied") && isReply()
        ? Optional.of("automatic reply (Auto-Submitted)")
        : Optional.empty();
  }

  /** Why the mail is an answer of a machine, whatever its text says; empty if it is not sure. */
  Optional<String> certain() {
    if (autoSubmitted().startsWith("auto-replied")) {
      return Optional.of("automatic reply (Auto-Submitted)");
    }
    if (mail.has("x-autoreply") || mail.has("x-autorespond") || mail.has("x-auto-reply")) {
      return Optional.of("automatic reply (X-Autoreply)");
    }
    if (precedence(mail).replace('-', '_').equals("auto_reply")) {
      return Optional.of("automatic reply (Precedence)");
    }
    if (isMarkedAsSpam()) {
      return Optional.of("marked as spam by the mail server");
    }
    if (AutomaticWords.REPLY.isIn(words) && (isAutomatic() || isReply())) {
      return Optional.of("automatic reply (headers and subject)");
    }
    if (mail.mail() && AutomaticWords.TEST.isIn(words)) {
      return Optional.of("test lead of a form");
    }
    boolean receipt = AutomaticWords.RECEIPT.isIn(words);
    int promises = AutomaticWords.PROMISE.count(words);
    return promises > 1 || (promises > 0 && (receipt || isAutomatic()))
        ? Optional.of("answer to an enquiry (it thanks for one and promises to get back)")
        : Optional.empty();
  }

  /**
   * Why a mail in which no format found a lead is no enquiry either. Weaker signs, which forms on
   * websites show too: they must not count before every format was tried.
   */
  Optional<String> likely() {
    if (isBulk(mail)) {
      return Optional.of("newsletter or mailing list without an enquiry");
    }
    if (noReturnPath()) {
      return Optional.of("automatic message (no Return-Path)");
    }
    if (mail.parts().stream().anyMatch(part -> part.contentType().equals("text/calendar"))) {
      return Optional.of("invitation");
    }
    if (AutomaticWords.REPLY.isIn(words) || AutomaticWords.AWAY.isIn(words)) {
      return Optional.of("automatic reply (subject or text, and no enquiry in it)");
    }
    if (AutomaticWords.READ.isIn(words)) {
      return Optional.of("read receipt (subject, and no enquiry in it)");
    }
    if (AutomaticWords.BOUNCED.isIn(words) || AutomaticWords.BOUNCE.isIn(words)) {
      return Optional.of("bounce (subject or text, and no enquiry in it)");
    }
    if (AutomaticWords.PROMISE.isIn(words) || AutomaticWords.RECEIPT.isIn(words)) {
      return Optional.of("answer to an enquiry (subject or text, and no enquiry in it)");
    }
    if (mail.mail() && AutomaticWords.OFFER.isIn(words)) {
      return Optional.of("offer to the dealer, without an enquiry");
    }
    if (AutomaticWords.UNSUBSCRIBE.isIn(words)) {
      return Optional.of("newsletter (it offers to unsubscribe)");
    }
    // A website that we do not know may write so over an enquiry in prose: a person must look.
    return !autoSubmitted().isEmpty() && !AutomaticWords.TELEPHONE.isIn(words)
        ? Optional.of("automatic message (Auto-Submitted)")
        : Optional.empty();
  }

  /** Whether the mail went to many at once. */
  static boolean isBulk(MessageContent mail) {
    return switch (precedence(mail)) {
      case "bulk", "list", "junk" -> true;
      default ->
          mail.has("list-id")
              || mail.has("list-unsubscribe")
              || mail.has("list-post")
              || mail.has("mailing-list")
              || mail.has("x-mailman-version");
    };
  }

  private static String kindOfReport(String contentType) {
    if (contentType.contains("disposition-notification")) {
      return "read receipt";
    }
    if (contentType.contains("feedback-report")) {
      return "abuse report";
    }
    return contentType.contains("delivery-status") ? "delivery report" : "automatic report";
  }

  // A portal's new enquiry answers no other mail.
  private boolean isReply() {
    return mail.has("in-reply-to") || mail.has("references") || words.subject().startsWith("re:");
  }

  private boolean isAutomatic() {
    return !autoSubmitted().isEmpty() || noReturnPath() || suppressesReplies();
  }

  /** The header's value unless it is the one that says "no". */
  private String autoSubmitted() {
    String value = Letters.lower(mail.header("auto-submitted")).strip();
    return value.equals("no") || value.startsWith("no;") || value.startsWith("no ") ? "" : value;
  }

  private boolean noReturnPath() {
    return mail.header("return-path").replace(" ", "").equals("<>");
  }

  private static String precedence(MessageContent mail) {
    return Letters.lower(mail.header("precedence")).strip();
  }

  private boolean suppressesReplies() {
    String value = Letters.lower(mail.header("x-auto-response-suppress"));
    return value.contains("all") || value.contains("autoreply") || value.contains("oof");
  }

  private boolean isMarkedAsSpam() {
    return mail.header("x-spam-flag").strip().equalsIgnoreCase("yes")
        || Letters.lower(mail.header("x-spam-status").strip()).startsWith("yes");
  }
}
