package es.sml.connector.report.mail;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.report.ReportSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import java.util.ArrayList;
import java.util.List;
import org.apache.commons.lang3.StringUtils;
import org.eclipse.angus.mail.smtp.SMTPAddressFailedException;
import org.eclipse.angus.mail.smtp.SMTPSenderFailedException;

/**
 * Says why a mail server does not take a report, and which settings to correct. It names the
 * refused addresses with the server's words, because they are of the settings and not of a
 * customer.
 */
record ReportMailFaults(ReportSettings settings) {
  private static final int LONGEST_WORDS = 200;

  /** First status of a lasting refusal (RFC 5321, section 4.2.1). */
  private static final int PERMANENT = 500;

  LocalizedText of(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return LocalizedText.of(
          "health.report-login",
          "the mail server {0} refuses the login of the report; correct report.mail-username and"
              + " report.mail-password, then restart",
          settings.mailHost());
    }
    List<String> refused = new ArrayList<>();
    boolean isForNow = true;
    Exception each = failure;
    while (each instanceof MessagingException link) {
      if (link instanceof SMTPSenderFailedException) {
        return LocalizedText.of(
            "health.report-sender",
            "the mail server {0} refuses the sender {1} ({2}); correct report.mail-from, then"
                + " restart",
            settings.mailHost(),
            settings.mailFrom(),
            words(link));
      }
      if (link instanceof SMTPAddressFailedException to) {
        refused.add(to.getAddress() + " (" + words(to) + ")");
        isForNow &= to.getReturnCode() < PERMANENT;
      }
      each = link.getNextException();
    }
    if (!refused.isEmpty()) {
      String all = String.join(", ", refused);
      return isForNow
          ? LocalizedText.of(
              "health.report-later",
              "the mail server {0} does not take the report for {1} now; it is sent again today",
              settings.mailHost(),
              all)
          : LocalizedText.of(
              "health.report-address",
              "the mail server {0} refuses {1}; correct report.recipients, then restart",
              settings.mailHost(),
              all);
    }
    return LocalizedText.of(
        "health.report-mail",
        "the mail server {0} does not take the report ({1}); check report.mail-host,"
            + " report.mail-port and report.mail-security",
        settings.mailHost(),
        failure instanceof SendFailedException ? words(failure) : FailureWords.of(failure));
  }

  /** Returns true if the server took the mail for some of its addresses. */
  static boolean isSentToOthers(MessagingException failure) {
    return failure instanceof SendFailedException partial
        && partial.getValidSentAddresses() != null
        && partial.getValidSentAddresses().length > 0;
  }

  private static String words(MessagingException failure) {
    return StringUtils.abbreviate(StringUtils.normalizeSpace(failure.getMessage()), LONGEST_WORDS);
  }
}
