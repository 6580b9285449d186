package es.sml.connector.callback.dispatch;

import es.sml.connector.callback.CallbackFailedException;
import es.sml.connector.callback.ForbiddenAddressException;
import es.sml.connector.language.FailureWords;
import es.sml.connector.language.LocalizedText;
import es.sml.connector.status.store.CrmResponse;
import es.sml.connector.tls.TlsFailure;
import java.time.Duration;

/**
 * The way to one CRM as it is configured: how many events go into one file or group, and the text
 * for a failure.
 */
record ConfiguredCrm(String dealer, SourceCrm crm, CrmDispatcher dispatcher) {
  private static final int LARGEST_FILE = 500;
  private static final int LARGEST_GROUP = 100;
  private static final String NOT_SENT = "not-sent";

  /**
   * @param longestPause longest pause of all events
   */
  ConfiguredCrm(String dealer, SourceCrm crm, Duration longestPause) {
    this(dealer, crm, newDispatcher(crm, longestPause));
  }

  private static CrmDispatcher newDispatcher(SourceCrm crm, Duration longestPause) {
    return switch (crm.channel()) {
      case WEBHOOK -> CrmDispatcher.single(crm.webhook().parallelEvents(), longestPause);
      case QUEUE -> CrmDispatcher.batches(LARGEST_GROUP, longestPause);
      case FOLDER -> CrmDispatcher.batches(LARGEST_FILE, longestPause);
    };
  }

  boolean isFile() {
    return crm.channel() == SourceCrm.Channel.FOLDER;
  }

  /** Returns the outcome of a failed attempt. */
  CrmResponse failure(Throwable failure) {
    for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
      if (cause instanceof CallbackFailedException refused) {
        return new CrmResponse(
            String.valueOf(refused.status()),
            true,
            crm.target(dealer) + ": " + refused.getMessage());
      }
      if (cause instanceof ForbiddenAddressException) {
        return new CrmResponse("forbidden-address", false, cause.getMessage());
      }
    }
    // Another exception's text may contain the URL, and with it a secret.
    String reason =
        TlsFailure.rejection(failure)
            .map(LocalizedText::toString)
            .orElseGet(
                () ->
                    "the event could not be sent ("
                        + FailureWords.of(failure)
                        + "); check crm of the dealer in dealers.yaml");
    return new CrmResponse(code(failure), false, crm.target(dealer) + ": " + reason);
  }

  // The text of a failure of the network has a code such as failure.refused.
  private static String code(Throwable failure) {
    String code = LocalizedText.stableCode(FailureWords.of(failure));
    return code == null ? NOT_SENT : code.substring(code.indexOf('.') + 1);
  }
}
