package es.sml.connector.parse.decision;

import com.google.re2j.Pattern;
import es.sml.connector.parse.content.MessageContent;
import es.sml.connector.parse.text.Letters;
import es.sml.connector.parse.text.RequiredWords;
import java.util.Map;
import java.util.Optional;

/**
 * Recognises bounces, read receipts, automatic replies, mails marked as spam, newsletters and
 * invitations. Headers and structure decide. A subject only supports them, because customers also
 * write "fuera de la oficina".
 */
public final class AutoReplyFilter {
  private static final Pattern MAIL_SERVER =
      Pattern.compile(
          "(?i)(?:^|[<\\s])(?:mailer-daemon|postmaster|maildaemon|mail-daemon|mail\\.delivery\\.system)(?:@|[>\\s]|$)|^\"?mail"
              + " delivery (?:system|subsystem|service)");

  private static final RequiredWords OF_MAIL_SERVER = RequiredWords.of(MAIL_SERVER.pattern());

  /** Content types that only a report has, anywhere in a mail. */
  private static final Map<String, String> REPORTS =
      Map.of(
          "message/delivery-status", "delivery report",
          "message/global-delivery-status", "delivery report",
          "message/disposition-notification", "read receipt",
          "message/global-disposition-notification", "read receipt",
          "message/feedback-report", "abuse report");

  private final MessageContent mail;
  private final MailPhrases phrases;

  public AutoReplyFilter(MailPhrases phrases) {
    this.mail = phrases.mail();
    this.phrases = phrases;
  }

  /**
   * Returns the reason why the mail is a report on another mail; empty if it is not. A lead in such
   * a report is a returned one.
   */
  public Optional<String> report() {
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
        return Optional.of("reply to an invitation");
      }
    }
    if (mail.has("x-failed-recipients") || mail.has("x-dsncontext")) {
      return Optional.of("bounce (X-Failed-Recipients)");
    }
    boolean fromMailServer =
        mail.from() != null
            && OF_MAIL_SERVER.mayBeIn(Letters.lower(mail.from()))
            && MAIL_SERVER.matcher(mail.from()).find();
    boolean subject = phrases.inSubject("bounce-subject");
    if (fromMailServer && (noReturnPath() || subject || isBounced())) {
      return Optional.of("bounce (from a mail server)");
    }
    return (subject || noReturnPath()) && isBounced()
        ? Optional.of("bounce (subject or Return-Path, and text)")
        : Optional.empty();
  }

  /**
   * Returns the reason why the mail is certainly an automatic reply to another mail; else empty.
   */
  public Optional<String> answer() {
    if (phrases.inSubject("automatic-reply-prefix")) {
      return Optional.of("automatic reply (subject)");
    }
    return autoSubmitted().startsWith("auto-replied") && isReply()
        ? Optional.of("automatic reply (Auto-Submitted)")
        : Optional.empty();
  }

  /**
   * Returns the reason why the mail is certainly automatic, independent of its text; else empty.
   */
  public Optional<String> certain() {
    if (autoSubmitted().startsWith("auto-replied")) {
      return Optional.of("automatic reply (Auto-Submitted)");
    }
    if (mail.has("x-autoreply") || mail.has("x-autorespond") || mail.has("x-auto-reply")) {
      return Optional.of("automatic reply (X-Autoreply)");
    }
    if (precedence(mail).replace('-', '_').equals("auto_reply")) {
      return Optional.of("automatic reply (Precedence)");
    }
    if (phrases.inSubject("automatic-reply") && (isAutomatic() || isReply())) {
      return Optional.of("automatic reply (headers and subject)");
    }
    if (phrases.inSubject("read-receipt") && !autoSubmitted().isEmpty()) {
      return Optional.of("read receipt (headers and subject)");
    }
    if (mail.mail() && MachineMarks.isTestLead(phrases.words())) {
      return Optional.of("test lead of a form");
    }
    int promises = phrases.count("receipt-promise");
    boolean thanks = phrases.inOwn("receipt-thanks") || isReceipt() || isAutomatic();
    return promises > 1 || (promises > 0 && thanks)
        ? Optional.of("reply to an enquiry (it thanks for one and promises to get back)")
        : Optional.empty();
  }

  /**
   * Returns the reason why the mail is spam; else empty. A mail server also marks some forms of
   * websites so.
   */
  public Optional<String> spam() {
    return isMarkedAsSpam() ? Optional.of("marked as spam by the mail server") : Optional.empty();
  }

  /**
   * Returns the reason why a program sent a mail without a recognised lead to many people; else
   * empty. A website's forms show such headers too, so all formats must run first.
   */
  public Optional<String> marked() {
    if (isBulk(mail)) {
      return Optional.of("newsletter or mailing list without an enquiry");
    }
    if (noReturnPath()) {
      return Optional.of("automatic message (no Return-Path)");
    }
    return mail.parts().stream().anyMatch(part -> part.contentType().equals("text/calendar"))
        ? Optional.of("invitation")
        : Optional.empty();
  }

  /**
   * Returns the reason why the words of a mail without a recognised lead are no enquiry; else
   * empty. Customers write such words too, so the mail must show no sign of an enquiry.
   */
  public Optional<String> likely() {
    MailWords words = phrases.words();
    boolean asks = // a person in a chat
        Letters.hasQuestionMark(isReply() ? words.ownText() : words.text());
    if (phrases.inSubject("automatic-reply") || (phrases.inOwn("absence") && !asks)) {
      return Optional.of("automatic reply (subject or text, and no enquiry in it)");
    }
    if (phrases.inSubject("read-receipt")) {
      return Optional.of("read receipt (subject, and no enquiry in it)");
    }
    if (isBounced() || phrases.inSubject("bounce-subject")) {
      return Optional.of("bounce (subject or text, and no enquiry in it)");
    }
    if (phrases.inOwn("receipt-promise") || phrases.inOwn("receipt-thanks") || isReceipt()) {
      return Optional.of("reply to an enquiry (subject or text, and no enquiry in it)");
    }
    if (phrases.inOwn("unsubscribe")) {
      return Optional.of("newsletter (it offers to unsubscribe)");
    }
    // An unknown website may write so above an enquiry in prose, so a person must check it.
    return !autoSubmitted().isEmpty() && !MachineMarks.hasTelephone(phrases.words())
        ? Optional.of("automatic message (Auto-Submitted)")
        : Optional.empty();
  }

  private boolean isBounced() {
    return phrases.anywhere("bounce-text") || MachineMarks.hasErrorCode(phrases.words());
  }

  private boolean isReceipt() {
    return phrases.inSubject("receipt-subject") || MachineMarks.isTicket(phrases.words());
  }

  /** Returns whether the mail is of a mailing list where people discuss. */
  public static boolean isMailingList(MessageContent mail) {
    return mail.has("list-post")
        || mail.has("mailing-list")
        || mail.has("x-mailman-version")
        || precedence(mail).equals("list");
  }

  /** Returns whether the mail went to many recipients. */
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

  // A portal's new enquiry is not a reply to another mail.
  private boolean isReply() {
    return mail.has("in-reply-to")
        || mail.has("references")
        || Letters.lower(phrases.words().subject().strip()).startsWith("re:");
  }

  private boolean isAutomatic() {
    return !autoSubmitted().isEmpty() || noReturnPath() || suppressesReplies();
  }

  /** Returns the header's value, unless the value means "no". */
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
