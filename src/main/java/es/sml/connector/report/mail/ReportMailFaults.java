package es.sml.connector.report.mail;

import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.report.ReportSettings;
import jakarta.mail.AuthenticationFailedException;
import jakarta.mail.MessagingException;
import jakarta.mail.SendFailedException;
import jakarta.mail.internet.AddressException;

/**
 * Says why a mail server does not take a report, and which settings to correct. It names no
 * address.
 */
record ReportMailFaults(ReportSettings settings) {
  LocalizedText of(MessagingException failure) {
    if (failure instanceof AuthenticationFailedException) {
      return LocalizedText.of(
          "health.report-login",
          "the mail server {0} refuses the login of the report; correct report.mail-username and"
              + " report.mail-password, then restart",
          settings.mailHost());
    }
    if (failure instanceof AddressException || failure instanceof SendFailedException) {
      return LocalizedText.of(
          "health.report-address",
          "the mail server {0} refuses an address of the report; correct report.recipients and"
              + " report.mail-from, then restart",
          settings.mailHost());
    }
    return LocalizedText.of(
        "health.report-mail",
        "the mail server {0} does not take the report ({1}); check report.mail-host,"
            + " report.mail-port and report.mail-security",
        settings.mailHost(),
        FailureWords.of(failure));
  }
}
